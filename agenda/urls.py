from django.urls import include, path

from agenda.views import (
    agenda,
    charter,
    orders,
    papers,
    promises,
    public,
    sayings,
    suggestions,
)

app_name = "agenda"
agenda_addresses = [
    path("", agenda.agenda, name="agenda"),
    path("<int:version>/", agenda.version, name="version"),
    path("<int:version>/print/", agenda.print_agenda, name="print_agenda"),
    path("<int:version>/aloud/", papers.read_aloud, name="read_aloud"),
    path("<int:version>/document/", papers.agenda_document, name="document"),
    path("<int:version>/since/<int:before>/", papers.what_changed, name="what_changed"),
    path("say/", sayings.say, name="say"),
    path("say/back/", sayings.take_back_saying, name="take_back_saying"),
    path("sayings/", sayings.sayings, name="sayings"),
    path("sayings/up/", sayings.take_up, name="take_up"),
    path("sayings/<uuid:key>/park/", sayings.park_saying, name="park_saying"),
    path("sayings/<uuid:key>/hide/", sayings.hide_saying, name="hide_saying"),
    path("sayings/<uuid:key>/back/", sayings.bring_saying_back, name="bring_saying_back"),
    path("public/", public.public, name="public"),
    path("public/ask/", public.ask_public, name="ask_public"),
    path("public/<int:pk>/approve/", public.approve_public, name="approve_public"),
    path("public/<int:pk>/end/", public.end_public, name="end_public"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<int:pk>/", orders.order, name="order"),
    path("orders/<int:pk>/<slug:kind>/", orders.order_file, name="order_file"),
]
charter_addresses = [
    path("", charter.charter, name="charter"),
    path("print/", charter.print_charter, name="print_charter"),
    path("promises/", promises.promises, name="promises"),
    path("promises/spoken/", promises.spoken_promise, name="spoken_promise"),
    path("promises/<int:pk>/", promises.promises_of, name="promises_of"),
    path("objectives/", charter.objectives, name="objectives"),
    path("objectives/<int:pk>/issues/", charter.tie_objective, name="tie_objective"),
    path("<slug:kind>/write/", charter.write_text, name="write_text"),
    path("<slug:kind>/<int:version>/", charter.text_version, name="text_version"),
]
urlpatterns = [
    path("a/<slug:address>/", public.public_page, name="public_page"),
    path("agenda/", include(agenda_addresses)),
    path("", include("agenda.rounds.urls")),
    path("", include("agenda.carrying.urls")),
    path("charter/", include(charter_addresses)),
    path("host/s/<int:pk>/suggestions/<int:step_pk>/", suggestions.suggestions, name="suggestions"),
    path("votes/", include("agenda.votes.urls")),
]
