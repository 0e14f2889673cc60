"""Seal and unseal one text; the token is ``e1.<key id>.<base64 of nonce and ciphertext>``.

AES-256-GCM as in NIST SP 800-38D with a random 96-bit nonce. The place (table and column) is bound in as
associated data, so that a token moved to another column is refused.
"""

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


class Unreadable(Exception):
    """A sealed value cannot be opened: its key is missing or wrong, or the value was changed or moved."""


def seal(text: str, *, place: str) -> str:
    """``text`` sealed under the first key for ``place``."""
    key_id, key = next(iter(settings.FIELD_KEYS.items()))
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), place.encode())
    return f"e1.{key_id}.{base64.b64encode(nonce + sealed).decode()}"


def unseal(token: str, *, place: str) -> str:
    """The text that ``seal`` was given; raises Unreadable rather than show anything else."""
    try:
        version, key_id, encoded = token.split(".")
        raw = base64.b64decode(encoded)
        if version != "e1":
            raise ValueError(version)
        key = settings.FIELD_KEYS[key_id]
        return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode()).decode()
    except (ValueError, KeyError, InvalidTag) as error:
        raise Unreadable(
            f"A sealed value in {place} cannot be opened. Check that FIELD_KEYS still holds the key it was sealed with."
        ) from error


def key_of(token: str) -> str:
    """The name of the key that seals ``token``."""
    return token.split(".")[1] if token.count(".") == 2 else ""


def fingerprint(text: str, *, place: str) -> str:
    """A keyed hash (HMAC-SHA-256, 32 hex digits) by which an exact text can be looked up."""
    return hmac.new(settings.INDEX_KEY, f"{place}|{text}".encode(), hashlib.sha256).hexdigest()[:32]
