"""Phones that speak plain HTTP, and the ledger of what the server has told them that it holds."""

import re
import time
import uuid
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, build_opener

FIELD = re.compile(r'name="(csrfmiddlewaretoken|issue)" value="(\w+)"')


class _NoFollowing(HTTPRedirectHandler):
    def redirect_request(self, *_ignored):
        return None


class Handset:
    """One woman's phone without a browser: it asks again until it has an answer, always under the same key."""

    def __init__(self, site: str, *, code: str, step: int):
        self.site, self.code, self.step = site, code, step
        self.jar = CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.jar), _NoFollowing)
        self.sent: dict[str, tuple[int, int, int]] = {}
        self.resent = 0

    def join(self) -> None:
        token = self._token("/j/")
        status, _page = self._ask("/j/", {"csrfmiddlewaretoken": token, "code": self.code})
        assert status == 302

    def rate(self, issue: int, urgency: int, feasibility: int) -> None:
        """Send one rating, again and again until it is acknowledged; only then it stands in the ledger."""
        key, token = str(uuid.uuid4()), next(one.value for one in self.jar if one.name == "fomu")
        grades = {"issue": issue, "urgency": urgency, "feasibility": feasibility}
        form = {"csrfmiddlewaretoken": token, "key": key} | grades
        while (status := self._status(f"/s/{self.code}/{self.step}/", form)) != 302:
            assert status == 0 or status >= 500, status  # refused: to ask again would not help
            self.resent += 1
            time.sleep(0.2)
        self.sent[key] = (issue, urgency, feasibility)

    @property
    def last_words(self) -> set[tuple[int, int, int]]:
        """What the server should hold of her: for each issue what she sent last."""
        return set({issue: (issue, *grades) for issue, *grades in self.sent.values()}.values())

    def _status(self, path: str, form: dict) -> int:
        try:
            return self._ask(path, form)[0]
        except (OSError, HTTPException):
            return 0  # nobody listens, or the line broke before the answer came

    def _token(self, path: str) -> str:
        return dict(FIELD.findall(self._ask(path)[1]))["csrfmiddlewaretoken"]

    def _ask(self, path: str, form: dict | None = None) -> tuple[int, str]:
        body = urlencode(form).encode() if form else None
        try:
            with self.opener.open(self.site + path, body, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()
