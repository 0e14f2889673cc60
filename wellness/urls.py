from django.urls import path

from wellness import views

app_name = "wellness"
urlpatterns = [
    path("care/", views.care, name="care"),
    path("care/plan/", views.care_plan, name="care_plan"),
    path("care/plan/edit/", views.edit_care_plan, name="edit_care_plan"),
    path("care/contacts/add/", views.add_referral, name="add_referral"),
    path("care/contacts/<int:pk>/check/", views.check_referral, name="check_referral"),
    path("care/contacts/<int:pk>/remove/", views.remove_referral, name="remove_referral"),
    path("care/<slug:slug>/", views.practice, name="practice"),
    path("checkin/", views.check_in, name="check_in"),
    path("checkin/agree/", views.agree, name="agree"),
    path("checkin/kept/", views.checked_in, name="checked_in"),
    path("checkin/mine/", views.my_check_ins, name="my_check_ins"),
    path("checkin/mine/forget/", views.forget_all, name="forget_all"),
    path("checkin/mine/<uuid:pk>/forget/", views.forget, name="forget"),
    path("checkin/withdraw/", views.withdraw, name="withdraw"),
]
