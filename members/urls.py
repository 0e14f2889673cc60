from django.urls import path

from members.views import invitations, me, people, start

app_name = "members"
urlpatterns = [
    path("start/<slug:token>/", start.start, name="start"),
    path("people/", people.people, name="people"),
    path("people/invite/", invitations.invite, name="invite"),
    path(
        "people/invitations/<int:pk>/withdraw/", invitations.withdraw_invitation, name="withdraw_invitation"
    ),
    path("welcome/<str:secret>/", invitations.accept, name="accept"),
    path("me/", me.me, name="me"),
]
