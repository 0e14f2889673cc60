"""Under which addresses phones in the same room reach this machine, with or without internet."""

import socket
import struct
import sys

from django.conf import settings

_SIOCGIFADDR = 0x8915
# Networks between programs on this machine; no phone is on them.
_INNER = ("lo", "docker", "br-", "veth", "virbr", "cni", "podman", "tun", "tailscale")


def outside(request, path: str) -> str:
    """An address that leaves the house: by PUBLIC_URL, or on a laptop by the address she opened it under."""
    return settings.PUBLIC_URL + path if settings.PUBLIC_URL else request.build_absolute_uri(path)


def local_addresses() -> list[str]:
    """The IPv4 addresses of this machine in its networks, the most likely one first."""
    addresses = [address for address in [_outgoing_address(), *_interface_addresses()] if address]
    return [address for address in dict.fromkeys(addresses) if not address.startswith("127.")]


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _outgoing_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: it only picks the network card
        except OSError:
            return ""  # a hotspot without internet has no way out
        return probe.getsockname()[0]


def _interface_addresses() -> list[str]:
    if sys.platform != "linux":
        return []
    import fcntl

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            if name.startswith(_INNER):
                continue
            try:
                answer = fcntl.ioctl(probe, _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue  # a card without an address
            found.append(socket.inet_ntoa(answer[20:24]))
    return found


def as_seen_by_phones(request) -> str:
    """Scheme and host under which a phone reaches what this request reached: never "localhost"."""
    host, _, port = request.get_host().partition(":")
    if host in ("localhost", "127.0.0.1"):
        found = local_addresses()
        host = found[0] if found else host
    return f"{request.scheme}://{host}{':' + port if port else ''}"
