"""Identifiers that sort by time and never change: ULIDs made from what they name."""

import hashlib
from datetime import datetime

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32, as the ULID specification says


def ulid(at: datetime, name: str) -> str:
    """A 26-character ULID: 48 bits of `at` in milliseconds, then 80 bits of the SHA-256 of `name`.

    The same time and name give the same identifier on every machine, so that two runs over the same input agree.
    Times before 1970 count as 1970.
    """
    milliseconds = max(0, int(at.timestamp() * 1000)) & ((1 << 48) - 1)
    digest = int.from_bytes(hashlib.sha256(name.encode()).digest()[:10], "big")
    number = (milliseconds << 80) | digest
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))
