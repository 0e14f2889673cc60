from django.urls import path

from members import views

app_name = "members"
urlpatterns = [
    path("start/<slug:token>/", views.start, name="start"),
    path("people/", views.people, name="people"),
    path("people/invite/", views.invite, name="invite"),
    path("people/invitations/<int:pk>/withdraw/", views.withdraw_invitation, name="withdraw_invitation"),
    path("welcome/<str:secret>/", views.accept, name="accept"),
    path("me/", views.me, name="me"),
]
