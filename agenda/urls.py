from django.urls import path

from agenda.views import agenda, charter, orders, paper, promises

app_name = "agenda"
urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/<int:version>/", agenda.version, name="version"),
    path("agenda/<int:version>/print/", agenda.print_agenda, name="print_agenda"),
    path("agenda/orders/", orders.orders, name="orders"),
    path("agenda/orders/<int:pk>/", orders.order, name="order"),
    path("agenda/orders/<int:pk>/<slug:kind>/", orders.order_file, name="order_file"),
    path("host/s/<int:pk>/slips/<int:step_pk>/", paper.slips, name="slips"),
    path(
        "host/s/<int:pk>/slips/<int:step_pk>/<int:batch_pk>/back/",
        paper.take_back_slips,
        name="take_back_slips",
    ),
    path("charter/", charter.charter, name="charter"),
    path("charter/print/", charter.print_charter, name="print_charter"),
    path("charter/promises/", promises.promises, name="promises"),
    path("charter/promises/spoken/", promises.spoken_promise, name="spoken_promise"),
    path("charter/promises/<int:pk>/", promises.promises_of, name="promises_of"),
    path("charter/<slug:kind>/write/", charter.write_text, name="write_text"),
    path("charter/<slug:kind>/<int:version>/", charter.text_version, name="text_version"),
]
