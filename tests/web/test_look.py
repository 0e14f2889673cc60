import gzip
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from coalition.web.icons import ICONS

STATIC = Path(__file__).resolve().parents[2] / "static"


def drawn(source, **context):
    return Template("{% load look %}" + source).render(Context(context))


def compressed(path):
    return len(gzip.compress((STATIC / path).read_bytes(), 6))


@pytest.mark.parametrize("name", ICONS)
def test_icon_is_one_whole_picture_hidden_from_screen_readers(name):
    picture = ElementTree.fromstring(drawn("{% icon name %}", name=name))
    assert picture.attrib == {"class": "icon", "viewBox": "0 0 24 24", "aria-hidden": "true"}
    assert len(picture) >= 1


def test_icon_of_unknown_name_is_a_fault():
    with pytest.raises(TemplateSyntaxError):
        drawn("{% icon 'unicorn' %}")


def test_faces_and_fruits_are_all_told_apart_by_shape():
    pictures = [ICONS[f"face-{number}"] for number in range(1, 6)]
    pictures += [
        ICONS[fruit] for fruit in "mango banana coconut pineapple orange papaya lemon avocado".split()
    ]
    assert len(set(pictures)) == 13


@pytest.mark.parametrize(
    ("path", "mark"), [("/me/", ' aria-current="page"'), ("/me/x/", ' aria-current="page"'), ("/", "")]
)
def test_place_leads_there_and_marks_what_lies_under_it(path, mark):
    assert drawn("{% place 'members:me' %}", request=RequestFactory().get(path)) == f'href="/me/"{mark}'


def test_place_marks_also_what_lies_under_its_other_pages():
    request = RequestFactory().get("/charter/print/")
    marked = drawn("{% place 'agenda:agenda' 'agenda:charter' %}", request=request)
    assert marked == 'href="/agenda/" aria-current="page"'
    assert drawn("{% place 'agenda:agenda' 'members:me' %}", request=request) == 'href="/agenda/"'


@pytest.mark.parametrize(("code", "said"), [("482913", "482 913"), (482913, "482 913"), ("48", "48")])
def test_spaced_code_is_written_as_it_is_said(code, said):
    assert drawn("{{ code|spaced }}", code=code) == said


def test_stylesheet_that_is_missing_is_left_out():
    assert drawn("{% stylesheet 'css/nowhere.css' %}").count("<link") <= 1
    assert "app" in drawn("{% stylesheet 'css/app.css' %}")


def test_sheets_and_scripts_hold_their_weight():
    assert compressed("css/app.css") <= 6_450
    assert compressed("css/laptop.css") <= 1_650
    assert compressed("css/wall.css") <= 3_500
    assert compressed("js/exit.js") <= 1_000


def test_sheets_load_nothing_from_anywhere():
    for sheet in (STATIC / "css").glob("*.css"):
        assert re.findall(r"url\([^)]*\)|@import[^;]*", sheet.read_text()) == []
