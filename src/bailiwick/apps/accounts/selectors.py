"""Reading: who is signed in, from where, with which factors, in which sessions."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string

from bailiwick.apps.accounts.facts import SCOPES, FactorShown, OpenSession, Scope, TokenShown
from bailiwick.apps.accounts.models import Account, Session, Token, normal_address
from bailiwick.apps.accounts.sealing import keyed_hash
from bailiwick.apps.accounts.sessions import session_of
from bailiwick.apps.journal.facts import Actor, person
from bailiwick.apps.journal.models import ActorKind, Channel
from bailiwick.apps.journal.selectors import began_with

SEAT = "seat"
"""Under which a session keeps the key of the seat that was taken."""
TOKEN_BEGINS = "bailiwick_"  # noqa: S105 -- how every token begins, so that it is known for one where it lies about
_BEARER = "bearer "
_RELAYED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")
_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def identity_of(account: UUID) -> UUID:
    """The identity that the journal knows somebody by: their person's, as the project's wiring says, or the account's.

    PERSON_OF_ACCOUNT names a function that gives the id of an account's person in roster, or None.
    """
    person_of: Callable[[UUID], UUID | None] = import_string(settings.PERSON_OF_ACCOUNT)
    return person_of(account) or account


def account_of_address(email: str) -> Account | None:
    """The account that signs in with an address, in capitals or not."""
    return Account.objects.filter(email=normal_address(email)).first()


def address_mark(email: str) -> str:
    """By what an address is known again without being written down: its keyed hash."""
    return keyed_hash("mail-address", normal_address(email))


def notice_mark(notice: UUID) -> UUID:
    """By what a mail of ours is known when it comes back: a keyed hash of its notice, which stands in nothing else."""
    return UUID(keyed_hash("notice", str(notice))[:32])


def signed_in(request: HttpRequest) -> Account | None:
    """Whoever is signed in with both factors."""
    return session_of(request).account


def actor_of(request: HttpRequest) -> Actor:
    """Who acts through a browser: the person signed in, or a stranger; with the network address either way."""
    account, address = signed_in(request), network_of(request)
    return person(identity_of(account.pk), address=address) if account else stranger(address)


def hash_of_token(token: str) -> str:
    """By what a token is found."""
    return keyed_hash("tokens", token)


def token_of(request: HttpRequest) -> Token | None:
    """The token that a program came with, if it opens something now; looked up once."""
    if not hasattr(request, "_token"):
        request._token = _token(request)  # type: ignore[attr-defined]  # noqa: SLF001 -- ours
    found: Token | None = request._token  # type: ignore[attr-defined]  # noqa: SLF001 -- ours
    return found


def comes_with_token(request: HttpRequest) -> bool:
    """Whether a program says that it comes with a token, whatever that is worth."""
    return "Authorization" in request.headers


def asking_account(request: HttpRequest) -> Account | None:
    """Whose program asks: by its token, else by the session in the browser."""
    if comes_with_token(request):
        token = token_of(request)
        return token.account if token else None
    return signed_in(request)


def asker_of(request: HttpRequest) -> Actor:
    """Who acts by the interface for programs, by token or session; with the network address either way."""
    account, token = asking_account(request), token_of(request)
    who = identity_of(account.pk) if account else None
    kind = ActorKind.PERSON if account else ActorKind.STRANGER
    return Actor(kind, Channel.API, who, network_of(request), token.pk if token else None)


def token_told(request: HttpRequest) -> str:
    """The token that a program says it comes with; empty where what it says is none."""
    told = request.headers.get("Authorization", "")
    return told[len(_BEARER) :].strip() if told.lower().startswith(_BEARER) else ""


def opened(request: HttpRequest) -> bool | None:
    """Whether what a request came with opened something, as far as anybody has looked: None, nobody has."""
    if comes_with_token(request):
        return request._token is not None if hasattr(request, "_token") else None  # noqa: SLF001 -- ours
    return session_of(request).opens if hasattr(request, "session") else None


def _token(request: HttpRequest) -> Token | None:
    told = token_told(request)
    if not told:
        return None
    key = hash_of_token(told)
    found: Token | None = (
        Token.objects.select_related("account")
        .filter(key_hash=key, ended_at=None, ends_at__gt=timezone.now())
        .first()
    )
    return found if found is not None and found.account.is_active else None


def tokens_shown(account: Account) -> list[TokenShown]:
    """An account's tokens for its owner's page: those that open something, then those that ended, newest first."""
    now = timezone.now()
    rows = Token.objects.filter(account=account).order_by("-made_at")
    shown = [
        TokenShown(
            row.pk,
            row.name,
            tuple(SCOPES[Scope(one)] for one in row.scopes.split()),
            row.made_at,
            min(row.ends_at, row.ended_at or row.ends_at),
            row.used_at,
            over=row.ended_at is not None or row.ends_at <= now,
        )
        for row in rows[:50]
    ]
    return sorted(shown, key=lambda one: one.over)


def stranger(address: str) -> Actor:
    """Anybody who has not shown both factors, at a network address."""
    return Actor(ActorKind.STRANGER, Channel.BROWSER, None, address)


def network_of(request: HttpRequest) -> str:
    """The address a request comes from; behind BAILIWICK_PROXIES proxies, the one the outermost of them saw."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    proxies = int(settings.PROXIES)
    if proxies:
        told = [part.strip() for part in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")]
        address = told[-proxies] if len(told) >= proxies else address
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return ""


def network_counted(address: str) -> str:
    """The network by which tries are counted: an IPv6 host has its whole /64 to itself."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 4:  # noqa: PLR2004 -- the Internet protocol's own number
        return address
    mapped = getattr(known, "ipv4_mapped", None)
    return str(mapped or ipaddress.ip_network((known, 64), strict=False))


def browser_of(request: HttpRequest) -> str:
    """A browser's own claim of what it is, as one of few words; its owner tells sessions apart by it."""
    claim = str(request.META.get("HTTP_USER_AGENT", ""))
    browser = next((name for mark, name in _BROWSERS if mark in claim), "")
    system = next((name for mark, name in _SYSTEMS if re.search(mark, claim)), "")
    return " · ".join(part for part in (browser, system) if part)


def open_sessions(account: Account, here: UUID | None = None) -> list[OpenSession]:
    """The sessions of an account, the newest first; `here` is the one that asks."""
    return [
        OpenSession(row.pk, row.browser, row.network, row.started_at, row.seen_at, here=row.pk == here)
        for row in Session.objects.filter(account=account).order_by("-started_at")
    ]


def strong_factors(account: Account) -> list[Authenticator]:
    """The second steps that stand by themselves: code apps and passkeys."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return list(Authenticator.objects.filter(user=account, type__in=kinds).order_by("created_at", "pk"))


def recovery_codes(account: Account) -> Authenticator | None:
    """Where the hashes of an account's recovery codes stand."""
    found: Authenticator | None = Authenticator.objects.filter(
        user=account, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return found


def factors_shown(account: Account) -> list[FactorShown]:
    """Every second step of an account, for its owner's page."""
    shown = [
        FactorShown(one.pk, str(one.type), str(one.data.get("name", "")), one.created_at, one.last_used_at)
        for one in strong_factors(account)
    ]
    codes = recovery_codes(account)
    if codes is not None:
        left = len(codes.data["hashes"])
        shown.append(FactorShown(codes.pk, str(codes.type), "", codes.created_at, codes.last_used_at, left))
    return shown


def is_a_demo() -> bool:
    """Whether the record is a demo: its folder is marked, and its journal says that it began as one."""
    return settings.FOLDER.demo() is not None and began_with().get("demo") is True


def from_this_computer(request: HttpRequest) -> bool:
    """Whether the request was made on this machine, by one of its own names, and nothing passed it on."""
    if any(name in request.META for name in _RELAYED):
        return False
    host = request.get_host()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    try:
        here = ipaddress.ip_address(str(request.META.get("REMOTE_ADDR", ""))).is_loopback
        return here and (name == "localhost" or ipaddress.ip_address(name.strip("[]")).is_loopback)
    except ValueError:
        return False


def sits_in_a_demo(request: HttpRequest) -> bool:
    """Whether the session began by taking a seat, and the record is a demo still."""
    return bool(session_of(request).get(SEAT)) and is_a_demo()
