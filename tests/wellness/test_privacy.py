"""An answer is read by its author only: by shape of the code, not by a rule that somebody must remember."""

import ast

from django.apps import apps
from django.conf import settings

from wellness.models import CheckIn

APPS = ("coalition", "members", "agenda", "actionplan", "wellness")


def _modules():
    for app in APPS:
        for path in sorted((settings.BASE_DIR / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(settings.BASE_DIR)), ast.parse(path.read_text())


def _functions_with(tree, wanted):
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [function.name for function in functions if any(map(wanted, ast.walk(function)))]


def _asks_the_table(node):
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "CheckIn"


def test_only_own_reads_check_ins_and_only_the_sweep_drops_them_unread():
    found = [(module, name) for module, tree in _modules() for name in _functions_with(tree, _asks_the_table)]
    assert found == [("wellness/actions.py", "forget_old"), ("wellness/queries.py", "own")]


def test_no_other_module_takes_the_model_in():
    def imports(tree):
        return [
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom | ast.Import)
            for alias in node.names
            if alias.name == "CheckIn"
        ]

    assert [module for module, tree in _modules() if imports(tree)] == [
        "wellness/actions.py",
        "wellness/queries.py",
    ]


def test_every_asking_names_the_author():
    """Who calls own() outside the queries hands over the member of the request, never one from an address."""
    views = dict(_modules())["wellness/views.py"]
    calls = [
        ast.unparse(node.args[0])
        for node in ast.walk(views)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("queries.own", "queries.own_this_week")
    ]
    assert calls == ["request.user"] * len(calls)
    assert len(calls) == 3


def test_no_other_row_leads_back_to_a_check_in():
    assert [field.name for field in CheckIn._meta.related_objects] == []
    assert [
        model.__name__
        for model in apps.get_models()
        for relation in model._meta.get_fields(include_hidden=False)
        if relation.related_model is CheckIn
    ] == []


def test_it_has_no_time_no_address_and_no_words():
    assert sorted(field.name for field in CheckIn._meta.get_fields()) == ["face", "id", "member", "week"]
