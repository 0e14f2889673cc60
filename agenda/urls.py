from django.urls import path

from agenda import views

app_name = "agenda"
urlpatterns = [
    path("agenda/", views.agenda, name="agenda"),
    path("agenda/<int:version>/", views.version, name="version"),
    path("agenda/<int:version>/print/", views.print_agenda, name="print_agenda"),
]
