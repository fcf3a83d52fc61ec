"""The one reader's password: checked with argon2, asked for once a session, and guessed at slowly."""

import base64
import binascii
import secrets
import threading
import time
from collections import OrderedDict
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from broadsheet.app import Broadsheet
from broadsheet.store import sessions

COOKIE = "broadsheet_session"
SESSION = timedelta(days=30)  # a reader on a phone signs in about once a month
_TRIES = 5  # wrong passwords from one address, after which it waits
_WAIT = 900.0  # seconds; with 5 tries in 15 minutes a list of 1,000 common passwords takes two days
_ADDRESSES = 10_000  # remembered at once
_HASHER = PasswordHasher()  # argon2id with the parameters of RFC 9106, section 4, low memory


def hashed(password: str) -> str:
    """The argon2id hash of a password."""
    return _HASHER.hash(password)


class Throttle:
    """Counts wrong passwords by address; time is that of a clock that no one sets."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, address: str, now: float) -> int:
        """Seconds before this address may try again; 0: now."""
        with self._lock:
            recent = [at for at in self._wrong.get(address, []) if now - at < _WAIT]
        return 0 if len(recent) < _TRIES else int(_WAIT - (now - recent[-_TRIES])) + 1

    def wrong(self, address: str, now: float) -> None:
        """Note a wrong password."""
        with self._lock:
            recent = [at for at in self._wrong.pop(address, []) if now - at < _WAIT]
            self._wrong[address] = [*recent, now]
            while len(self._wrong) > _ADDRESSES:
                self._wrong.popitem(last=False)

    def right(self, address: str) -> None:
        """Forget what an address got wrong."""
        with self._lock:
            self._wrong.pop(address, None)


class Door:
    """Who is let in. Where no password is set, everyone is: the app then listens on this machine alone."""

    def __init__(self, paper: Broadsheet) -> None:
        self._paper = paper
        self.throttle = Throttle()

    @property
    def locked(self) -> bool:
        """Whether a password is asked for."""
        return self._hash() is not None

    def _hash(self) -> str | None:
        with self._paper.database.read() as db:
            return sessions.password_hash(db)

    def admits(self, cookie: str, authorization: str, address: str) -> bool:
        """Whether a request comes from someone who is signed in, or carries the password (HTTP Basic, RFC 7617)."""
        if not self.locked:
            return True
        if cookie:
            with self._paper.database.read() as db:
                if sessions.is_open(db, cookie, self._paper.clock()):
                    return True
        password = basic_password(authorization)
        return bool(password) and self.opens(password, address)

    def opens(self, password: str, address: str) -> bool:
        """Whether this is the password; an address that was wrong too often is not heard."""
        known, now = self._hash(), time.monotonic()
        if known is None or self.throttle.wait(address, now):
            return False
        try:
            _HASHER.verify(known, password)
        except (Argon2Error, InvalidHashError):
            self.throttle.wrong(address, now)
            return False
        self.throttle.right(address)
        return True

    def sign_in(self) -> str:
        """Open a session; returns its token."""
        token, now = secrets.token_urlsafe(32), self._paper.clock()
        with self._paper.database.begin() as db:
            sessions.open_session(db, token, now, now + SESSION)
        return token

    def sign_out(self, token: str) -> None:
        """End a session."""
        with self._paper.database.begin() as db:
            sessions.close_session(db, token)


def basic_password(authorization: str) -> str:
    """The password of an Authorization header; the name before it is passed over."""
    kind, _, value = authorization.partition(" ")
    if kind.lower() != "basic":
        return ""
    try:
        return base64.b64decode(value, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""
