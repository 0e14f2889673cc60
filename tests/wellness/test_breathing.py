"""The picture keeps the pace that is written, moves without script or style, and says all of it in words too."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from wellness import breathing, practices

EVERY_WAY = [
    (practice, gentle)
    for practice in practices.everything().values()
    for gentle in ([False, True] if practice.gentle_pattern else [False])
    if practice.pattern
]


def _svg(practice, *, gentle=False, elapsed=0):
    context = {
        "practice": practice,
        "picture": breathing.draw(practice, gentle=gentle, elapsed=elapsed),
        "in_words": breathing.in_words(practice, gentle=gentle),
        "last_words": breathing.last_words(practice),
    }
    return render_to_string("wellness/_breath.html", context)


@pytest.mark.parametrize(("practice", "gentle"), EVERY_WAY)
def test_it_is_never_faster_than_written_and_ends_after_whole_rounds(practice, gentle):
    seconds = sum(phase.seconds for phase in practice.phases(gentle=gentle))
    picture = breathing.draw(practice, gentle=gentle)
    assert (picture.cycle, picture.rounds) == (f"{seconds}s", practice.rounds)
    assert picture.rests_at == f"{breathing.LEAD_IN + seconds * practice.rounds}s"
    assert breathing.lasts(practice, gentle=gentle) == breathing.LEAD_IN + seconds * practice.rounds


@pytest.mark.parametrize(("practice", "gentle"), EVERY_WAY)
def test_it_moves_without_script_or_style(practice, gentle):
    html = _svg(practice, gentle=gentle)
    assert re.findall(r"<script|<style|\sstyle=|\son\w+=|javascript:|<audio|red", html) == []
    assert html.count("<animate ") >= 4


@pytest.mark.parametrize(("practice", "gentle"), EVERY_WAY)
def test_times_run_from_nought_upward_and_have_a_value_each(practice, gentle):
    for tag in re.findall(r"<animate [^>]*keyTimes[^>]*>", _svg(practice, gentle=gentle)):
        times = [float(time) for time in re.search(r'keyTimes="([^"]*)"', tag)[1].split(";")]
        values = re.search(r' values="([^"]*)"', tag)[1].split(";")
        assert times == sorted(set(times))
        assert (times[0], len(times)) == (0, len(values))
        assert 'calcMode="discrete"' in tag or times[-1] == 1


@pytest.mark.parametrize(("practice", "gentle"), EVERY_WAY)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_all_of_it_is_there_in_words_for_who_wants_no_movement(practice, gentle, language):
    with translation.override(language):
        still = _svg(practice, gentle=gentle).split('class="still"')[1]
        said = [f"<li>{line}</li>" for line in breathing.in_words(practice, gentle=gentle)]
    assert [line for line in said if line not in still] == []
    assert len(said) == len(practice.phases(gentle=gentle)) + (practice.rounds > 1)


def test_the_words_say_the_seconds_and_the_rounds():
    with translation.override("en"):
        assert breathing.in_words(practices.find("long-exhale")) == [
            "Breathe in: 3 seconds",
            "Let it out slowly: 6 seconds",
            "8 times",
        ]


def test_a_breath_grows_and_shrinks_in_its_own_time():
    picture = breathing.draw(practices.find("long-exhale"))
    assert (picture.radius.values, picture.radius.times) == ("56;128;56", "0;0.33333;1")
    assert [word.times for word in picture.words] == ["0;0.33333", "0;0.33333"]
    assert [word.values for word in picture.words] == ["1;0", "0;1"]


def test_holding_keeps_the_circle_and_the_gentle_way_never_holds():
    box = practices.find("box-breathing")
    assert breathing.draw(box).radius.values == "56;128;128;56;56"
    assert breathing.draw(box, gentle=True).radius.values == "56;128;56"


def test_nobody_has_to_count_to_forty():
    counts = {
        slug: len(breathing.draw(practices.find(slug)).counts)
        for slug in ("five-senses", "humming", "butterfly-tap")
    }
    assert counts == {"five-senses": 0, "humming": 7, "butterfly-tap": 0}


def test_whoever_comes_late_joins_the_breath_of_the_room():
    picture = breathing.draw(practices.find("long-exhale"), elapsed=10.5)
    assert (picture.begin, picture.rests_at) == ("-6.5s", "65.5s")


@pytest.mark.parametrize(("practice", "gentle"), EVERY_WAY)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_words_fit_beneath_the_circle(practice, gentle, language):
    with translation.override(language):
        picture = breathing.draw(practice, gentle=gentle)
    texts = [picture.first_words, picture.last_words, *(word.lines for word in picture.words)]
    assert max(map(len, texts)) <= 2
    assert max(len(line.text) for lines in texts for line in lines) <= 18


def test_a_practice_without_a_pattern_has_no_picture():
    circle = practices.find("gratitude-circle")
    assert breathing.draw(circle) is None
    assert breathing.in_words(circle) == circle.steps
