from django.urls import include, path

from actionplan.views import book, commitments, partners, plan, tasks, thread, visits

app_name = "actionplan"
tasks_addresses = [
    path("", tasks.task_list, name="task_list"),
    path("<int:pk>/", tasks.task, name="task"),
    path("<int:pk>/accept/", tasks.accept, name="accept"),
    path("<int:pk>/decline/", tasks.decline, name="decline"),
    path("<int:pk>/finish/", tasks.finish, name="finish"),
    path("<int:pk>/unfinish/", tasks.unfinish, name="unfinish"),
    path("<int:pk>/postpone/", tasks.postpone, name="postpone"),
    path("<int:pk>/take/", tasks.take, name="take"),
    path("<int:pk>/why/", thread.why, name="why"),
    path("<int:pk>/why/print/", thread.why, {"paper": True}, name="print_why"),
    path("commitments/", commitments.commitment_list, name="commitment_list"),
    path("commitments/<int:pk>/done/", commitments.set_done, name="set_done"),
    path("commitments/<int:pk>/remove/", commitments.remove_commitment, name="remove_commitment"),
]
plan_addresses = [
    path("", plan.plan, name="plan"),
    path("actions/<int:pk>/", plan.change_action, name="change_action"),
    path("tasks/new/", plan.give_task, name="give_task"),
    path("tasks/<int:pk>/", plan.change_task, name="change_task"),
    path("tasks/<int:pk>/remove/", plan.remove_task, name="remove_task"),
    path("partners/", partners.partner_list, name="partner_list"),
    path("partners/new/", partners.add_partner, name="add_partner"),
    path("partners/<int:pk>/", partners.change_partner, name="change_partner"),
    path("visits/", visits.visit_list, name="visit_list"),
    path("visits/new/", visits.plan_visit, name="plan_visit"),
    path("visits/practised/<int:pk>/", visits.scene, name="scene"),
    path("visits/<int:pk>/", visits.visit, name="visit"),
    path("visits/<int:pk>/write/", visits.change_visit, name="change_visit"),
    path("visits/<int:pk>/talked/", visits.talk_about_visit, name="talk_about_visit"),
    path("visits/<int:pk>/remove/", visits.remove_visit, name="remove_visit"),
]
issue_addresses = [
    path("", thread.issue_list, name="issue_list"),
    path("<int:pk>/", thread.issue, name="issue"),
    path("<int:pk>/print/", thread.issue, {"paper": True}, name="print_issue"),
]
book_addresses = [
    path("", book.decision_book, name="decision_book"),
    path("print/", book.decision_book, {"paper": True}, name="print_book"),
    path("table/", book.book_table, name="book_table"),
    path("<int:pk>/review/", book.review_decision, name="review_decision"),
]
urlpatterns = [
    path("decisions/", include(book_addresses)),
    path("agenda/issues/", include(issue_addresses)),
    path("tasks/", include(tasks_addresses)),
    path("plan/", include(plan_addresses)),
]
