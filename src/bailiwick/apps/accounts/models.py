"""The tables of this room. None of them opens anything to its thief: no token, code or secret stands in the clear."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class State(StrEnum):
    """Whether an account opens anything."""

    ACTIVE = "active"
    DISABLED = "disabled"


class Leaving(StrEnum):
    """Why an account was disabled."""

    LEFT = "left"
    MOVED = "moved"
    LEAVE = "on-leave"
    THREAT = "threat"
    MISTAKE = "made-by-mistake"
    OTHER = "other"


class Accounts(models.Manager["Account"]):
    """Finds an account by the address it signs in with, in capitals or not."""

    def get_by_natural_key(self, email: str | None) -> Account:
        """The account of an address; raises Account.DoesNotExist."""
        return self.get(email=normal_address(email or ""))


def normal_address(email: str) -> str:
    """An e-mail address as it is kept and compared."""
    return email.strip().lower()


class Account(AbstractBaseUser):
    """Something that signs in. Who it is, by name, stands in roster."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    state = models.CharField(max_length=10, default=State.ACTIVE.value)
    created_at = models.DateTimeField(default=timezone.now)
    disabled_at = models.DateTimeField(null=True)
    disabled_reason = models.CharField(max_length=20, blank=True)
    last_login = None

    objects: ClassVar = Accounts()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        db_table = "accounts_account"
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="accounts_account_address")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_active(self) -> bool:  # type: ignore[override] # Django's stubs have a field; it is read alone
        """What Django and allauth ask for."""
        return self.state == State.ACTIVE

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the address in small letters."""
        self.email = normal_address(self.email)
        super().save(*args, **kwargs)


class Invitation(models.Model):
    """A link by which somebody sets a password and a second step, once, until a moment.

    The link is the id and a keyed hash: it can be made again from neither this row nor the journal.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="invitations")
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_invitation"

    def __str__(self) -> str:
        return str(self.id)


class Session(models.Model):
    """An open session, or one on its way: `account` is set once both factors were shown.

    `key_hash` is a keyed hash of the cookie, and `data` is sealed under a key made from the cookie.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key_hash = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="sessions")
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    proved_at = models.DateTimeField(null=True)
    network = models.CharField(max_length=45, blank=True)
    browser = models.CharField(max_length=40, blank=True)
    data = models.TextField()

    class Meta:
        db_table = "accounts_session"
        indexes: ClassVar = [models.Index(fields=["seen_at"], name="accounts_session_seen")]

    def __str__(self) -> str:
        return str(self.id)


class Try(models.Model):
    """A try that did not fit, or whose end is not known yet: counted to lock a way in.

    `login` is a keyed hash of what was typed, so that an address nobody has counts like one that somebody has.
    `tripped` marks the last try that was free.
    """

    login = models.CharField(max_length=64)
    network = models.CharField(max_length=45)
    at = models.DateTimeField(default=timezone.now)
    tripped = models.BooleanField(default=False)

    class Meta:
        db_table = "accounts_try"
        indexes: ClassVar = [
            models.Index(fields=["login", "network", "at"], name="accounts_try_login"),
            models.Index(fields=["network", "at"], name="accounts_try_network"),
        ]

    def __str__(self) -> str:
        return f"{self.network} at {self.at.isoformat()}"


class VouchedIdentity(models.Model):
    """By which lasting id (`sub`) the agency's sign-in knows an account. allauth's own table keeps all that it says."""

    objects: ClassVar = models.Manager()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="vouched")
    provider = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)

    class Meta:
        db_table = "accounts_vouched"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "subject"], name="accounts_vouched_subject"),
            models.UniqueConstraint(fields=["provider", "account"], name="accounts_vouched_account"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} of {self.account_id}"


class Token(models.Model):
    """What one of an account's own programs comes in with, for named purposes, until a day at most a year away.

    `key_hash` is a keyed hash of it: it is shown once and kept nowhere. `scopes` are purposes, with spaces between.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=60)
    scopes = models.CharField(max_length=400)
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_token"

    def __str__(self) -> str:
        return str(self.id)


class Answered(models.Model):
    """What a program was answered when it asked for something under a key, so that asking again does nothing twice.

    `request` is a digest of what was asked; `body` is sealed.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    request = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=60, blank=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        db_table = "accounts_answered"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "key"], name="accounts_answered_once")
        ]
        indexes: ClassVar = [models.Index(fields=["at"], name="accounts_answered_at")]

    def __str__(self) -> str:
        return str(self.id)


class Pacing(models.Model):
    """How far somebody's requests of a sort have run ahead of their pace: the moment by which they are even again.

    `key` is a keyed hash of the sort and of the account or the network; `due` is in microseconds since 1970.
    """

    objects: ClassVar = models.Manager()
    key = models.CharField(max_length=64, primary_key=True)
    due = models.BigIntegerField()

    class Meta:
        db_table = "accounts_pacing"
        indexes: ClassVar = [models.Index(fields=["due"], name="accounts_pacing_due")]

    def __str__(self) -> str:
        return self.key[:8]
