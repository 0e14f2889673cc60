from django.urls import include, path

from wellness import views

app_name = "wellness"
care_addresses = [
    path("", views.care, name="care"),
    path("plan/", views.care_plan, name="care_plan"),
    path("plan/edit/", views.edit_care_plan, name="edit_care_plan"),
    path("contacts/add/", views.add_referral, name="add_referral"),
    path("contacts/<int:pk>/check/", views.check_referral, name="check_referral"),
    path("contacts/<int:pk>/remove/", views.remove_referral, name="remove_referral"),
    path("<slug:slug>/", views.practice, name="practice"),
]
checkin_addresses = [
    path("", views.check_in, name="check_in"),
    path("agree/", views.agree, name="agree"),
    path("kept/", views.checked_in, name="checked_in"),
    path("mine/", views.my_check_ins, name="my_check_ins"),
    path("mine/forget/", views.forget_all, name="forget_all"),
    path("mine/<uuid:pk>/forget/", views.forget, name="forget"),
    path("withdraw/", views.withdraw, name="withdraw"),
]
urlpatterns = [
    path("care/", include(care_addresses)),
    path("checkin/", include(checkin_addresses)),
]
