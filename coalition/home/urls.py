from django.urls import path

from coalition.home import views

app_name = "home"
urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("home/", views.home, name="home"),
    path("demo/", views.demo, name="demo"),
    path("demo/<slug:door>/", views.enter_demo, name="enter_demo"),
]
