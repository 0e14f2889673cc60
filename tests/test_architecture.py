"""The layout and the arrows of the house: a line may import what stands below it, never what stands above."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from coalition.sealing import SealedTextField
from members import personal
from members.models import Member

ROOT = settings.BASE_DIR
APPS = ["coalition/home", "coalition/meetings", "coalition/post", "coalition/reminders"]
APPS += ["coalition/sealing", "coalition/web", "members", "agenda", "actionplan", "wellness"]

# Who may import whom, besides Django and other libraries.
MAY_IMPORT = {
    "coalition.sealing": set(),
    "coalition.web": {"coalition.sealing"},
    "coalition.post": {"coalition.web", "coalition.sealing"},
}
MAY_IMPORT["members"] = MAY_IMPORT["coalition.post"] | {"coalition.post"}
MAY_IMPORT["coalition.reminders"] = MAY_IMPORT["members"] | {"members"}
MAY_IMPORT["coalition.meetings"] = MAY_IMPORT["coalition.reminders"] | {"coalition.reminders"}
MAY_IMPORT["agenda"] = MAY_IMPORT["wellness"] = MAY_IMPORT["coalition.meetings"] | {"coalition.meetings"}
MAY_IMPORT["actionplan"] = MAY_IMPORT["agenda"] | {"agenda"}
MAY_IMPORT["coalition.home"] = MAY_IMPORT["actionplan"] | {"actionplan", "wellness"}

FILES_OF_AN_APP = {
    "__init__",
    "models",
    "access",
    "forms",
    "actions",
    "queries",
    "views",
    "urls",
    "jobs",
    "steps",
    "personal",
    "travel",
}
# Files beyond the nine, each with what it holds.
ALSO = {
    # allauth's door; what templates are given; lists that come and go as files
    "members": {
        *("adapter", "context", "proof", "second_factor", "sessions"),
        *("columns", "examples", "tables"),
    },
    "coalition/home": {"apps", "checks", "demo"},
    "coalition/meetings": {
        "plans",
        "pulses",
        "minutes",
        "ics",
        "document",
        "report",
    },  # templates of a day; what phones ask for again and again; the record as it is read; files
    "coalition/post": {"apps", "message", "email", "sms", "gateway"},  # what all ways share, and each of them
    "coalition/reminders": {"hours", "texts"},
    "agenda": {
        "aloud",
        "ballots",
        "votes",
        "ways",
        "carrying",
        "comparing",
        "document",
        "history",
        "quorum",
        "pictures",
        "roleplays",
        "rounds",
        "slips",
        "beans",
        "suggesting",
        "versions",
    },  # counting, pictures, scenes; the charter
    "actionplan": {"book", "thread"},
    "wellness": {"breathing", "practices"},
}
TOP = {
    "manage.py",
    "coalition",
    "members",
    "agenda",
    "actionplan",
    "wellness",
    "templates",
    "static",
    "tests",
}
TOP |= {"pyproject.toml", "README.md", "Makefile", "locale", "deploy", "docs"}
TOP |= {"requirements.in", "requirements.txt", "requirements-dev.in", "requirements-dev.txt"}


def house_of(module: str) -> str | None:
    """The app that a dotted module name belongs to; None for a library."""
    parts = module.split(".")
    name = ".".join(parts[:2]) if parts[0] == "coalition" else parts[0]
    return name if name in MAY_IMPORT else None


def imports_of(path: Path) -> set[str]:
    """Every module that ``path`` imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("app", APPS)
def test_app_imports_only_what_stands_below_it(app):
    name = app.replace("/", ".")
    wrong = {
        (str(path.relative_to(ROOT)), house)
        for path in (ROOT / app).rglob("*.py")
        for house in map(house_of, imports_of(path))
        if house and house != name and house not in MAY_IMPORT[name]
    }
    assert wrong == set()


@pytest.mark.parametrize("app", APPS)
def test_app_says_in_its_package_what_it_is_for(app):
    docstring = ast.get_docstring(ast.parse((ROOT / app / "__init__.py").read_text(encoding="utf-8")))
    assert docstring is not None
    assert len(docstring) > 100


@pytest.mark.parametrize("app", sorted(set(APPS) - {"coalition/web", "coalition/sealing"}))
def test_app_keeps_to_the_file_names_of_the_house(app):
    assert modules(app) <= FILES_OF_AN_APP | ALSO.get(app, set())


def modules(app: str) -> set[str]:
    folders = {"migrations", "templatetags", "management", "data", "__pycache__"}
    return {path.stem for path in (ROOT / app).iterdir() if path.suffix == ".py" or path.is_dir()} - folders


def test_nothing_else_stands_at_the_top():
    ours = {path.name for path in ROOT.iterdir() if not path.name.startswith((".", "__"))}
    assert ours - {"var", "node_modules"} <= TOP


def test_whatever_leads_to_a_member_is_named_by_its_app():
    """Else leaving would not erase it, and she could not take it with her: see members/personal.py."""
    tables = personal.everything()
    named = {name for table in tables for name in table.names()}
    goes = {name.rsplit(".", 1)[0] for table in tables for name in table.deleted}
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if getattr(field, "column", None)
        and (
            field.related_model is Member
            or (isinstance(field, SealedTextField) and model._meta.label not in goes)
        )
    }
    assert found - named == set()
    sealed = {name for table in tables for name in (*table.emptied, *table.kept)}
    assert named - found - sealed == set()


def test_our_files_stay_small():
    code = [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]
    long = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in code}
    assert {name: lines for name, lines in long.items() if lines > 300} == {}
