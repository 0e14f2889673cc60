"""What phones ask: of the house as it is, and of bare Django the least that does the same."""

import itertools
import re
import uuid
from http.client import HTTPConnection
from urllib.parse import urlencode

from django.conf import settings

from tests.bench.load import THREADS, Request
from tests.bench.stage import Hall

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
AS_PHONES_DO = {"Accept-Encoding": "gzip, deflate"}


def house_rating(hall: Hall, port: int):
    """POST one rating, as the phone's form does; each thread has seats of its own."""
    path = f"/s/{hall.code}/{hall.step}/"
    cookie, token = _form_of(hall, port)

    def script(number: int):
        seats = itertools.cycle(hall.seats[number::THREADS])
        for turn in itertools.count():
            issue = hall.issues[turn % len(hall.issues)]
            grades = {"issue": issue, "urgency": turn % 5 + 1, "feasibility": turn % 4 + 1}
            body = urlencode({"csrfmiddlewaretoken": token, "key": uuid.uuid4()} | grades)
            seat = {"Cookie": f"kiti={next(seats)}; {cookie}"}
            yield Request("POST", path, body, FORM | AS_PHONES_DO | seat)

    return script


def bare_insert(number: int):
    for turn in itertools.count():
        grades = {
            "participant": number,
            "issue": turn % 9,
            "urgency": turn % 5 + 1,
            "feasibility": turn % 4 + 1,
        }
        yield Request("POST", "/insert/", urlencode(grades), FORM | AS_PHONES_DO)


def house_pulse(hall: Hall):
    """Nothing new: 204."""
    return again_and_again(f"/j/{hall.join_token}/pulse/?{hall.version}")


def again_and_again(path: str, **headers: str):
    def script(number: int):
        while True:
            yield Request("GET", path, "", AS_PHONES_DO | headers)

    return script


def signed_in(hall: Hall) -> str:
    return f"{settings.SESSION_COOKIE_NAME}={hall.session}"


def size_of(path: str, port: int, **headers: str) -> int:
    """How many bytes a page has, before compression."""
    return len(_get(path, port, headers)[1])


def _form_of(hall: Hall, port: int) -> tuple[str, str]:
    """The CSRF cookie and the form's token, from the phone's own page."""
    headers, page = _get(f"/s/{hall.code}/", port, {"Cookie": f"kiti={hall.seats[0]}"})
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)[1].decode()
    cookie = next(
        value for value in headers.get_all("Set-Cookie") if value.startswith(settings.CSRF_COOKIE_NAME)
    )
    return cookie.split(";")[0], token


def _get(path: str, port: int, headers: dict):
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 200, (path, answer.status)
    return answer.headers, body
