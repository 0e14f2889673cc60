"""An authenticator app as it stands on a woman's phone: RFC 6238, six digits, thirty seconds."""

import base64
import hashlib
import hmac
import re
import time


class App:
    def __init__(self, secret: str):
        self.secret = secret

    @classmethod
    def set_up(cls, client, **sent):
        """She types the key by hand, and writes what the app shows; gives the app and the answer."""
        page = client.get("/me/authenticator/new/").content.decode()
        app = cls(re.search(r"<code data-words>([A-Z2-7 ]+)</code>", page)[1].replace(" ", ""))
        return app, client.post("/me/authenticator/new/", {"code": app.now(), **sent})

    def now(self, *, steps: int = 0) -> str:
        counter = (int(time.time()) // 30 + steps).to_bytes(8, "big")
        digest = hmac.new(base64.b32decode(self.secret), counter, hashlib.sha1).digest()
        start = digest[-1] & 15
        return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def recovery_codes(response) -> list[str]:
    return re.findall(r"<li><code>(\d{4} \d{4})</code></li>", response.content.decode())
