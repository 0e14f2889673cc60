"""Seal a whole file for a way on which anybody may find it, under digits that are read out and typed.

The file is a head, the sealed contents, and a sum over both:

    name of the format, its version, whose it is (a UUID), salt, nonce, check, length | AES-256-GCM | SHA-256

The key is stretched from the digits by scrypt (RFC 7914); the head is bound in as associated data. The sum tells a file
that was damaged on its way from one that somebody changed; the check tells wrong digits from either.
"""

import hashlib
import hmac
import re
import secrets
import struct
import zlib
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

FORMAT, VERSION = b"FL26", 1
HEAD = struct.Struct(">4sB16s16s12s16sQ")
SUM_BYTES = 32
# 16 digits are 53 bits; at 64 MB of memory and a tenth of a second a guess they outlast whoever found the stick.
DIGITS, COST = 16, 2**16
MOST_CONTENTS = 16 * 1024 * 1024


class NotOpened(Exception):
    """A file does not open; the subclass says why."""


class NotOurs(NotOpened):
    """Some other file."""


class Newer(NotOpened):
    """A newer program wrote it."""


class CutOff(NotOpened):
    """A part of it is missing, or something was put behind it."""


class Damaged(NotOpened):
    """It is not as it was written: a bad stick, or a bad copy."""


class WrongDigits(NotOpened):
    """Other digits open it."""


class Changed(NotOpened):
    """Somebody changed it on purpose: sum and digits fit, the seal does not."""


class TooLarge(NotOpened):
    """More is in it than any day holds."""


class Parcel(NamedTuple):
    """A file as it came: ``whose`` can be read without the digits; nothing is proved before ``opened``."""

    whose: UUID
    head: bytes
    sealed: bytes

    def opened(self, digits: str) -> bytes:
        """Its contents; raises WrongDigits, Changed or TooLarge."""
        *_names, salt, nonce, check, _length = HEAD.unpack(self.head)
        key, right = _keys(digits, salt)
        if not hmac.compare_digest(check, right):
            raise WrongDigits
        try:
            packed = AESGCM(key).decrypt(nonce, self.sealed, self.head)
        except InvalidTag:
            raise Changed from None
        return _unpacked(packed)


def new_digits() -> str:
    return "".join(secrets.choice("0123456789") for _place in range(DIGITS))


def plain_digits(typed: str) -> str:
    """The digits of what was typed, however they are spaced."""
    return re.sub(r"[^0-9]", "", typed)


def wrap(contents: bytes, *, whose: UUID, digits: str) -> bytes:
    """``contents`` as a file that only ``digits`` open."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    key, check = _keys(digits, salt)
    packed = zlib.compress(contents, 9)
    head = HEAD.pack(FORMAT, VERSION, whose.bytes, salt, nonce, check, len(packed) + 16)
    whole = head + AESGCM(key).encrypt(nonce, packed, head)
    return whole + hashlib.sha256(whole).digest()


def read(file: bytes) -> Parcel:
    """The file that was given, whole and undamaged; raises NotOurs, Newer, CutOff or Damaged."""
    if not file.startswith(FORMAT):
        raise NotOurs
    if len(file) < HEAD.size:
        raise CutOff
    head, rest = file[: HEAD.size], file[HEAD.size :]
    _format, version, whose, *_keys_of, length = HEAD.unpack(head)
    if version > VERSION:
        raise Newer
    if len(rest) != length + SUM_BYTES:
        raise CutOff
    if hashlib.sha256(file[:-SUM_BYTES]).digest() != file[-SUM_BYTES:]:
        raise Damaged
    return Parcel(UUID(bytes=whose), head, rest[:-SUM_BYTES])


def _keys(digits: str, salt: bytes) -> tuple[bytes, bytes]:
    """The key, and what shows that the digits were right."""
    stretched = Scrypt(salt=salt, length=48, n=COST, r=8, p=1).derive(digits.encode())
    return stretched[:32], stretched[32:]


def _unpacked(packed: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        contents = unpacking.decompress(packed, MOST_CONTENTS)
    except zlib.error:
        raise Changed from None
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise TooLarge
    return contents
