from django.urls import path

from coalition.web import views

app_name = "web"
urlpatterns = [
    path("exit/", views.leave_quickly, name="exit"),
    path("exit/about/", views.about_exit, name="about_exit"),
    path("language/", views.choose_language, name="language"),
    path("theme/", views.choose_theme, name="theme"),
    path("offline/", views.offline, name="offline"),
    path("healthz", views.healthz, name="healthz"),
    path("app.webmanifest", views.manifest, name="manifest"),
]
