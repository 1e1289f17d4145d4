"""What this room tells others: times and limits, purposes, and a session or a token as its owner sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from bailiwick.kernel.sentence import Sentence, say

IDLE = timedelta(minutes=30)
"""Without a request for so long, a session ends (CJIS AC-11, IA-5-j)."""
ABSOLUTE = timedelta(hours=12)
"""A session ends after so long whatever is done in it (CJIS IA-5-j)."""
HALFWAY = timedelta(minutes=10)
"""From the password to the second step."""
PROVED = timedelta(minutes=10)
"""For so long an act that matters needs no new proof."""
INVITED = timedelta(days=7)
"""An invitation's time, unless said otherwise."""
LEAST_PASSWORD = 12
"""Characters of a password."""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session on its owner's own page."""

    id: UUID
    browser: str
    network: str
    started_at: datetime
    seen_at: datetime
    here: bool


@dataclass(frozen=True, slots=True)
class FactorShown:
    """A second step on its owner's own page: what it is, its name, since when, last used when."""

    id: int
    kind: str
    name: str
    added_at: datetime
    used_at: datetime | None
    left: int = 0


class Scope(StrEnum):
    """What a token is for: the purposes that its owner can name. None of them opens what asks for a second step."""

    ME = "me"
    PEOPLE = "people"
    PEOPLE_KEEP = "people-keep"
    POLICIES = "policies"
    LOOK = "look"
    REQUESTS = "requests"
    REQUESTS_MAKE = "requests-make"
    READINESS = "readiness"
    JOURNAL = "journal"
    JOBS = "jobs"


SCOPES: Mapping[Scope, Sentence] = {
    Scope.ME: say("Read who I am, what waits for me and what is wrong"),
    Scope.PEOPLE: say("Read people, units and who may use which power"),
    Scope.PEOPLE_KEEP: say("Add people, where I may"),
    Scope.POLICIES: say("Read the policies in force and their clauses"),
    Scope.LOOK: say("Ask whether something would pass a gate"),
    Scope.REQUESTS: say("Read requests and permissions that I may see"),
    Scope.REQUESTS_MAKE: say("Ask for permissions, endorse, and take back, in my name"),
    Scope.READINESS: say("Read what I, and those I look after, have to sign and learn"),
    Scope.JOURNAL: say("Read the entries that I may see, and their proofs"),
    Scope.JOBS: say("Read what the software does by itself"),
}
LONGEST_TOKEN = 365
"""Days for which a token may be made."""


@dataclass(frozen=True, slots=True)
class TokenShown:
    """A token on its owner's own page; what it opens with is shown nowhere any more."""

    id: UUID
    name: str
    scopes: tuple[Sentence, ...]
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None
    over: bool


class Pace(StrEnum):
    """Sorts of requests that are held to a pace."""

    API = "api"
    SEARCH = "search"
    PROOF = "proof"
    FORM = "form"
    WHOLE = "whole"
    """A register as one table, which takes seconds to make where it is long."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many requests in a minute: of one account, and from one network for all accounts together.

    `at_once` is how many seconds' worth may come in one go; after that it is one at a time, at this pace.
    """

    account: int
    network: int
    at_once: int = 60


ALLOWED: Mapping[Pace, Allowance] = {
    # A program that takes its whole minute in one go leaves the threads to nobody else meanwhile.
    Pace.API: Allowance(300, 1200, at_once=12),
    Pace.SEARCH: Allowance(60, 240),
    Pace.PROOF: Allowance(60, 240),
    Pace.FORM: Allowance(30, 60),
    Pace.WHOLE: Allowance(6, 12),
}
