from django.urls import path

from agenda.rounds.views import between, paper, rate, results, rounds

urlpatterns = [
    path("agenda/rate/<int:pk>/", rate.rate, name="rate"),
    path("agenda/rounds/", rounds.rounds, name="rounds"),
    path("agenda/rounds/new/", rounds.open_round, name="open_round"),
    path("agenda/rounds/<int:pk>/", results.round_, name="round"),
    path("agenda/rounds/<int:pk>/weights/", results.weights, name="weights"),
    path("agenda/rounds/<int:pk>/moves/", results.moves, name="moves"),
    path("agenda/rounds/<int:pk>/extend/", rounds.extend_round, name="extend_round"),
    path("agenda/rounds/<int:pk>/close/", rounds.close_round, name="close_round"),
    path("agenda/rounds/<int:pk>/slips/", between.slips_between, name="slips_between"),
    path(
        "agenda/rounds/<int:pk>/slips/<int:batch_pk>/back/",
        between.take_back_slips_between,
        name="take_back_slips_between",
    ),
    path("agenda/rounds/<int:pk>/print/", rounds.print_slips, name="print_slips"),
    path("agenda/rounds/<int:pk>/<slug:kind>/", results.round_file, name="round_file"),
    path("host/s/<int:pk>/slips/<int:step_pk>/", paper.slips, name="slips"),
    path("host/s/<int:pk>/slips/<int:step_pk>/beans/", paper.beans, name="beans"),
    path(
        "host/s/<int:pk>/slips/<int:step_pk>/<int:batch_pk>/back/",
        paper.take_back_slips,
        name="take_back_slips",
    ),
]
