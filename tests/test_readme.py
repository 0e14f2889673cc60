"""README tells the truth: about variables, commands, make targets, files and pictures."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
README = (ROOT / "README.md").read_text(encoding="utf-8")
READS = re.compile(
    r"""(?:read|read_flag|read_number|read_list|getenv|environ\.get)\(\s*"([A-Z_]+)"|environ\["([A-Z_]+)"\]"""
)
# Set by the tools around us, not for people to set.
NOT_OURS = {"PYTEST_XDIST_WORKER", "PATH", "CI", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}


def variables_read() -> set[str]:
    files = [*(ROOT / "coalition").rglob("*.py"), ROOT / "manage.py", ROOT / "tests" / "throwaway.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return {one or other for one, other in READS.findall(text)} - NOT_OURS


def variables_named() -> set[str]:
    rows = re.findall(r"^\| (`[A-Z_`, ]+`) \|", README, re.MULTILINE)
    return set(re.findall(r"`([A-Z_]+)`", " ".join(rows)))


def test_readme_names_every_variable_and_no_other():
    assert variables_named() == variables_read()


def test_readme_names_every_make_target():
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert targets == set(re.findall(r"^\| `make ([a-z]+)`", README, re.MULTILINE))


def test_readme_names_every_command():
    files = ROOT.glob("**/management/commands/*.py")
    commands = {path.stem for path in files if ".venv" not in path.parts and path.stem != "__init__"}
    section = README.split("| `manage.py` | does |")[1].split("\n\n")[0]
    assert commands == set(re.findall(r"^\| `([a-z_]+)`", section, re.MULTILINE))


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_what_readme_links_to_is_there(link):
    assert (ROOT / link).exists()


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:tests|coalition|docs|deploy|locale)/[\w/.]+)`", README)))
)
def test_what_readme_names_is_there(path):
    assert (ROOT / path).exists()


def test_server_page_names_only_variables_that_exist():
    text = (ROOT / "docs" / "server.md").read_text() + (ROOT / "deploy" / "env.example").read_text()
    named = set(re.findall(r"^#?\s?([A-Z]{2,}(?:_[A-Z]+)*)=", text, re.MULTILINE))
    assert named <= variables_read()


def test_nothing_names_a_path_of_a_machine():
    texts = [README, *(path.read_text() for path in Path(ROOT / "docs").glob("*.md"))]
    assert not any(re.search(r"/(home|root|work)/", text) for text in texts)
