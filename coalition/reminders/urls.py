from django.urls import path

from coalition.reminders import views

app_name = "reminders"
urlpatterns = [
    path("reminders/<int:pk>/read/", views.read, name="read"),
]
