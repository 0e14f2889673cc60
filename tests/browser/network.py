"""What a screen costs over the network, and how it fares on a slow one; told by Chromium's own protocol."""

from collections import Counter
from typing import NamedTuple
from urllib.parse import urlsplit


class Line(NamedTuple):
    """A mobile network: kilobits and milliseconds."""

    kbps: int
    latency: int


SECOND_GENERATION, THIRD_GENERATION = Line(50, 800), Line(400, 400)


class Meter:
    """Counts bytes. ``bodies``: of compressed files, by kind; ``wire``: those with all headers, both ways."""

    def __init__(self, page):
        self.devtools = page.context.new_cdp_session(page)
        self.devtools.send("Network.enable")
        self._kinds: dict[str, str] = {}
        self._heads: dict[str, int] = {}
        self.clear()
        self.devtools.on("Network.requestWillBeSent", self._asked)
        self.devtools.on("Network.requestWillBeSentExtraInfo", self._asked_with)
        self.devtools.on("Network.responseReceivedExtraInfo", self._answered_with)
        self.devtools.on("Network.responseReceived", self._answered)
        self.devtools.on("Network.loadingFinished", self._loaded)

    def clear(self) -> None:
        self.bodies, self.wire, self.requests = Counter(), 0, 0

    def slow_down(self, line: Line) -> None:
        speed = line.kbps * 1000 / 8
        self.devtools.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": line.latency,
                "downloadThroughput": speed,
                "uploadThroughput": speed,
            },
        )

    def forget_files(self) -> None:
        """As on the first visit: nothing is in the browser's store."""
        self.devtools.send("Network.clearBrowserCache")

    def _asked(self, event) -> None:
        request = event["request"]
        self.wire += len(f"{request['method']} {urlsplit(request['url']).path} HTTP/1.1\r\n\r\n")
        self.wire += len(request.get("postData", ""))

    def _asked_with(self, event) -> None:
        self.wire += sum(len(f"{name}: {value}\r\n") for name, value in event["headers"].items())
        self.requests += 1

    def _answered_with(self, event) -> None:
        """Told for each step of a redirect as well."""
        self._heads[event["requestId"]] = len(event.get("headersText", ""))
        self.wire += len(event.get("headersText", ""))

    def _answered(self, event) -> None:
        self._kinds[event["requestId"]] = event["type"]

    def _loaded(self, event) -> None:
        body = event["encodedDataLength"] - self._heads.get(event["requestId"], 0)
        if body > 0:  # not out of the browser's own store
            self.bodies[self._kinds.get(event["requestId"], "Other")] += body
            self.wire += body


def kb(size: float) -> str:
    return f"{size / 1024:.1f} KB"
