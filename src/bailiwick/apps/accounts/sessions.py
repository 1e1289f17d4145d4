"""Django's session engine over our own table: a stolen table opens nothing, and what has ended is gone at once."""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from typing import Any, cast

from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.http import HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.facts import ABSOLUTE, HALFWAY, IDLE
from bailiwick.apps.accounts.models import Account, Session
from bailiwick.apps.accounts.sealing import keyed_hash, seal, unseal
from bailiwick.apps.journal.services import housekeeping

TABLE = "accounts_session"
_HASHES = "sessions"
_SEEN_EVERY = 30
"""Seconds after which a session is noted as seen again."""


class SessionStore(SessionBase):
    """One visitor's session. `session_key` is the cookie's value, which is kept nowhere but in the browser."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._row: Session | None = None
        self.place = ("", "")
        """Network and browser, told by the middleware, for the owner's own page."""

    @property
    def account(self) -> Account | None:
        """Whoever is signed in here with both factors, or None."""
        row = self.row
        account = row.account if row else None
        return account if account is not None and account.is_active else None

    @property
    def opens(self) -> bool | None:
        """Whether somebody is signed in here, as far as anybody has looked: None, nobody has, and nobody does now."""
        if not hasattr(self, "_session_cache"):
            return None
        return self._row is not None and self.account is not None

    @property
    def row(self) -> Session | None:
        """The row of this session, or None where there is none or it has ended."""
        self._get_session()  # type: ignore[attr-defined] # django-stubs leaves it out
        return self._row

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing where it has ended."""
        key = self.session_key or ""
        row = Session.objects.select_related("account").filter(key_hash=keyed_hash(_HASHES, key)).first()
        now = timezone.now()
        if row is None or _has_ended(row, now):
            self._session_key = None
            return {}
        if (now - row.seen_at).total_seconds() >= _SEEN_EVERY:
            row.seen_at = now
            with housekeeping(TABLE):
                Session.objects.filter(pk=row.pk).update(seen_at=now)
        self._row = row
        return cast("dict[str, Any]", json.loads(unseal(_purpose(key), row.data, about=str(row.pk))))

    def save(self, must_create: bool = False) -> None:  # noqa: FBT002 -- Django's own form
        """Write the data. Raises UpdateError when the session was ended meanwhile."""
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined] # as above
        if self.session_key is None:
            self.create()
            self._session_cache = data
        row = self._row
        if row is None:
            raise UpdateError
        sealed = seal(_purpose(self.session_key or ""), json.dumps(data), about=str(row.pk))
        with housekeeping(TABLE):
            changed = Session.objects.filter(pk=row.pk).update(data=sealed)
        if not changed:
            raise UpdateError

    def create(self) -> None:
        """Begin an empty session of nobody under a new cookie."""
        self.clear_expired()
        self._begin(None)
        self._session_cache = {}

    def begin(self, account: Account) -> None:
        """End this session and begin one of `account`, both factors shown: a cookie known before opens nothing."""
        self.delete()
        self._begin(account)
        self._session_cache = {}

    def prove(self) -> None:
        """Note that the person has just proved who they are, under a new cookie."""
        row = self.row
        if row is None:
            raise UpdateError
        row.proved_at = timezone.now()
        self._session_key = _new_key()
        row.key_hash = keyed_hash(_HASHES, self._session_key)
        sealed = seal(_purpose(self._session_key), json.dumps(self._session_cache), about=str(row.pk))
        with housekeeping(TABLE):
            changed = Session.objects.filter(pk=row.pk).update(
                key_hash=row.key_hash, proved_at=row.proved_at, data=sealed
            )
        self.modified = True
        if not changed:
            raise UpdateError

    def exists(self, session_key: str | None = None) -> bool:
        """Whether a session with this cookie is open."""
        return Session.objects.filter(key_hash=keyed_hash(_HASHES, session_key or "")).exists()

    def delete(self, session_key: str | None = None) -> None:
        """End a session, this one if none is named."""
        key = session_key or self.session_key
        if key:
            with housekeeping(TABLE):
                Session.objects.filter(key_hash=keyed_hash(_HASHES, key)).delete()

    def flush(self) -> None:
        """End this session; the browser is told to forget its cookie."""
        super().flush()
        self._row = None

    @classmethod
    def clear_expired(cls) -> None:
        """Remove the rows of sessions that have ended by themselves."""
        now = timezone.now()
        with housekeeping(TABLE):
            Session.objects.filter(seen_at__lt=now - IDLE).delete()
            Session.objects.filter(started_at__lt=now - ABSOLUTE).delete()
            Session.objects.filter(account=None, started_at__lt=now - HALFWAY).delete()

    def _begin(self, account: Account | None) -> None:
        now = timezone.now()
        self._session_key = _new_key()
        network, browser = self.place
        row = Session(
            key_hash=keyed_hash(_HASHES, self._session_key),
            account=account,
            started_at=now,
            seen_at=now,
            proved_at=now if account else None,
            network=network,
            browser=browser,
        )
        row.data = seal(_purpose(self._session_key), "{}", about=str(row.pk))
        with housekeeping(TABLE):
            row.save(force_insert=True)
        self._row = row
        self.accessed = self.modified = True


def session_of(request: HttpRequest) -> SessionStore:
    """The session of a request, as ours."""
    return cast("SessionStore", request.session)


def _new_key() -> str:
    return secrets.token_urlsafe(32)


def _purpose(key: str) -> str:
    return f"session-data/{key}"


def _has_ended(row: Session, now: datetime) -> bool:
    longest = ABSOLUTE if row.account_id else HALFWAY
    return now - row.seen_at >= IDLE or now - row.started_at >= longest
