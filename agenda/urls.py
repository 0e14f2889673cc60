from django.urls import include, path

from agenda.views import (
    agenda,
    briefs,
    charter,
    evidence,
    orders,
    paper,
    papers,
    petitions,
    powermap,
    promises,
    public,
    rate,
    rounds,
    strategies,
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
    path("public/", public.public, name="public"),
    path("public/ask/", public.ask_public, name="ask_public"),
    path("public/<int:pk>/approve/", public.approve_public, name="approve_public"),
    path("public/<int:pk>/end/", public.end_public, name="end_public"),
    path("rate/<int:pk>/", rate.rate, name="rate"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.open_round, name="open_round"),
    path("rounds/<int:pk>/", rounds.round_, name="round"),
    path("rounds/<int:pk>/extend/", rounds.extend_round, name="extend_round"),
    path("rounds/<int:pk>/close/", rounds.close_round, name="close_round"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<int:pk>/", orders.order, name="order"),
    path("orders/<int:pk>/<slug:kind>/", orders.order_file, name="order_file"),
]
strategy_addresses = [
    path("", strategies.strategies, name="strategies"),
    path("<int:pk>/", strategies.strategy, name="strategy"),
    path("<int:pk>/write/", strategies.write_strategy, name="write_strategy"),
    path("<int:pk>/versions/", strategies.strategy_versions, name="strategy_versions"),
    path("<int:pk>/print/", strategies.print_strategy, name="print_strategy"),
    path("<int:pk>/speak/", strategies.speak_for, name="speak_for"),
    path("<int:pk>/speak/back/", strategies.take_back_speaking, name="take_back_speaking"),
    path("<int:pk>/map/add/", powermap.add_stakeholder, name="add_stakeholder"),
    path("<int:pk>/map/<int:place>/", powermap.change_stakeholder, name="change_stakeholder"),
    path("<int:pk>/map/<int:place>/remove/", powermap.remove_stakeholder, name="remove_stakeholder"),
]
brief_addresses = [
    path("strategies/<int:pk>/brief/", briefs.write_brief, name="write_brief"),
    path("briefs/<int:pk>/", briefs.brief, name="brief"),
    path("briefs/<int:pk>/print/", briefs.print_brief, name="print_brief"),
    path("briefs/<int:pk>/document/", briefs.brief_document, name="brief_document"),
    path("briefs/<int:pk>/finish/", briefs.finish_brief, name="finish_brief"),
    path("briefs/<int:pk>/drop/", briefs.drop_brief, name="drop_brief"),
    path("evidence/", evidence.evidence_list, name="evidence_list"),
    path("evidence/add/", evidence.add_evidence, name="add_evidence"),
    path("evidence/<int:pk>/", evidence.change_evidence, name="change_evidence"),
    path("evidence/<int:pk>/remove/", evidence.remove_evidence, name="remove_evidence"),
]
petition_addresses = [
    path("strategies/<int:pk>/petition/", petitions.write_petition, name="write_petition"),
    path("petitions/", petitions.petition_list, name="petition_list"),
    path("petitions/<int:pk>/", petitions.petition, name="petition"),
    path("petitions/<int:pk>/sign/", petitions.sign_petition, name="sign_petition"),
    path("petitions/<int:pk>/sign/back/", petitions.take_back_signature, name="take_back_signature"),
    path("petitions/<int:pk>/print/", petitions.petition_sheet, name="petition_sheet"),
    path("petitions/<int:pk>/write/", petitions.change_petition, name="change_petition"),
    path("petitions/<int:pk>/drop/", petitions.drop_petition, name="drop_petition"),
    path("petitions/<int:pk>/sheets/", petitions.petition_sheets, name="petition_sheets"),
    path("petitions/<int:pk>/sheets/<int:sheets>/back/", petitions.take_back_sheets, name="take_back_sheets"),
    path("petitions/<int:pk>/names/", petitions.petition_names, name="petition_names"),
    path("petitions/<int:pk>/hand-over/", petitions.hand_over_petition, name="hand_over_petition"),
    path("petitions/<int:pk>/result/", petitions.petition_result, name="petition_result"),
]
charter_addresses = [
    path("", charter.charter, name="charter"),
    path("print/", charter.print_charter, name="print_charter"),
    path("promises/", promises.promises, name="promises"),
    path("promises/spoken/", promises.spoken_promise, name="spoken_promise"),
    path("promises/<int:pk>/", promises.promises_of, name="promises_of"),
    path("<slug:kind>/write/", charter.write_text, name="write_text"),
    path("<slug:kind>/<int:version>/", charter.text_version, name="text_version"),
]
slip_addresses = [
    path("<int:step_pk>/", paper.slips, name="slips"),
    path("<int:step_pk>/<int:batch_pk>/back/", paper.take_back_slips, name="take_back_slips"),
]
urlpatterns = [
    path("a/<slug:address>/", public.public_page, name="public_page"),
    path("agenda/", include(agenda_addresses)),
    path("agenda/strategies/", include(strategy_addresses)),
    path("agenda/", include(brief_addresses)),
    path("agenda/", include(petition_addresses)),
    path("charter/", include(charter_addresses)),
    path("host/s/<int:pk>/slips/", include(slip_addresses)),
    path("host/s/<int:pk>/suggestions/<int:step_pk>/", suggestions.suggestions, name="suggestions"),
]
