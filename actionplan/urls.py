from django.urls import path

from actionplan.views import commitments, partners, plan, tasks

app_name = "actionplan"
urlpatterns = [
    path("tasks/", tasks.task_list, name="task_list"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("tasks/<int:pk>/accept/", tasks.accept, name="accept"),
    path("tasks/<int:pk>/decline/", tasks.decline, name="decline"),
    path("tasks/<int:pk>/finish/", tasks.finish, name="finish"),
    path("tasks/<int:pk>/unfinish/", tasks.unfinish, name="unfinish"),
    path("tasks/<int:pk>/postpone/", tasks.postpone, name="postpone"),
    path("tasks/<int:pk>/take/", tasks.take, name="take"),
    path("tasks/commitments/", commitments.commitment_list, name="commitment_list"),
    path("tasks/commitments/<int:pk>/done/", commitments.set_done, name="set_done"),
    path("tasks/commitments/<int:pk>/remove/", commitments.remove_commitment, name="remove_commitment"),
    path("plan/", plan.plan, name="plan"),
    path("plan/actions/<int:pk>/", plan.change_action, name="change_action"),
    path("plan/tasks/new/", plan.give_task, name="give_task"),
    path("plan/tasks/<int:pk>/", plan.change_task, name="change_task"),
    path("plan/tasks/<int:pk>/remove/", plan.remove_task, name="remove_task"),
    path("plan/partners/", partners.partner_list, name="partner_list"),
    path("plan/partners/new/", partners.add_partner, name="add_partner"),
    path("plan/partners/<int:pk>/", partners.change_partner, name="change_partner"),
]
