"""Somebody signs that they have received a policy: signed in, by a link of their own, or on paper."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.readiness.errors import ReadinessError
from bailiwick.apps.readiness.models import Acknowledgement, Link, Way
from bailiwick.apps.readiness.permissions import Right, require
from bailiwick.apps.readiness.selectors.reading import Paper, paper_for
from bailiwick.apps.readiness.services.helping import day_of, told
from bailiwick.apps.roster.models import Membership, Person
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.sentence import say

LASTS = timedelta(days=14)
"""How long a link may be used."""


@act("readiness.acknowledge", say("signed that they have received a policy"))
def acknowledge(doing: Doing, *, adoption: UUID, digest: str) -> Acknowledgement:
    """Sign, for oneself, exactly what was shown: the paper of that `digest`. Raises ReadinessError."""
    person = doing.actor.identity
    paper = paper_for(person, adoption, day_of(doing)) if person else None
    if person is None or paper is None:
        raise RefusedError("This policy is not yours to sign.", reason="not-bound")
    return _signed(doing, person, _same(paper, digest), Way.SIGNED_IN)


@act("readiness.link.give", say("gave somebody a link to sign a policy by"))
def give_link(doing: Doing, *, person: UUID, adoption: UUID) -> str:
    """Make a link for somebody without an account; earlier ones for the same policy open nothing any more.

    Gives the part of the address after /readiness/link/; it is kept nowhere, only its digest is.
    """
    paper = _for_another(doing, person, adoption)
    account = Person.objects.select_related("account").get(pk=person).account
    if account is not None and account.is_active:
        raise ReadinessError(
            "They have an account.", remedy="They find it on their own page once they sign in."
        )
    Link.objects.filter(person_id=person, adoption__id=adoption, used_at=None).update(ends_at=doing.at)
    token = secrets.token_urlsafe(32)
    made = Link.objects.create(
        person_id=person,
        adoption=paper.adoption,
        digest=digest_of_text(token),
        made_by=doing.actor.identity,
        made_at=doing.at,
        ends_at=doing.at + LASTS,
    )
    doing.about("person", person)
    doing.record(link=made.id, adoption=adoption, until=made.ends_at)
    return token


def open_link(token: str, now: datetime) -> Link:
    """The link that a token belongs to. Raises ReadinessError, the same for every reason; looking is no act."""
    link: Link | None = (
        Link.objects.select_related("person", "adoption")
        .filter(digest=digest_of_text(token), used_at=None, ends_at__gt=now)
        .first()
    )
    if link is None:
        raise ReadinessError(
            "This link opens nothing.",
            remedy="It may have been used, or have run out. Ask human resources for another.",
        )
    return link


@act("readiness.link.sign", say("signed by a link that they have received a policy"))
def sign_by_link(doing: Doing, *, token: str, digest: str) -> Acknowledgement:
    """Sign by a link, once, for the person it was made for; the entry says that it was by a link."""
    link = open_link(token, doing.at)
    paper = paper_for(link.person_id, link.adoption.id, day_of(doing))
    if paper is None:
        raise RefusedError("This policy is not theirs to sign any more.", reason="not-bound")
    used = Link.objects.filter(pk=link.pk, used_at=None).update(used_at=doing.at)
    if not used:
        raise ReadinessError("This link opens nothing.", remedy="It has been used.")
    doing.record(link=link.id)
    return _signed(doing, link.person_id, _same(paper, digest), Way.LINK)


@act("readiness.paper.enter", say("entered a signature on paper"))
def enter_paper(doing: Doing, *, person: UUID, adoption: UUID, paper: str) -> Acknowledgement:
    """Enter that somebody has signed on paper, and where the paper lies."""
    shown = _for_another(doing, person, adoption)
    if person == doing.actor.identity:
        raise RefusedError(
            "Nobody enters a paper of their own.", reason="own-paper", remedy="Sign it on the page."
        )
    return _signed(doing, person, shown, Way.PAPER, told(paper, "place of the paper", 160))


def _for_another(doing: Doing, person: UUID, adoption: UUID) -> Paper:
    day = day_of(doing)
    units = list(Membership.objects.on(day).filter(person_id=person).values_list("unit_id", flat=True))
    require(doing.actor, Right.GIVE_LINKS, day)
    for unit in units:
        require(doing.actor, Right.GIVE_LINKS, day, unit)
    paper = paper_for(person, adoption, day)
    if paper is None:
        raise ReadinessError("This policy does not bind them.", remedy="Choose one that does.")
    return paper


def _same(paper: Paper, digest: str) -> Paper:
    if paper.digest != digest:
        raise ReadinessError(
            "The policy has changed since it was shown.", remedy="Read it as it is now, and sign that."
        )
    return paper


def _signed(doing: Doing, person: UUID, paper: Paper, way: Way, where: str = "") -> Acknowledgement:
    signed: Acknowledgement = Acknowledgement.objects.create(
        person_id=person,
        adoption=paper.adoption,
        digest=paper.digest,
        way=way,
        paper=where,
        day=day_of(doing),
        at=doing.at,
    )
    doing.about("person", person)
    doing.record(
        acknowledgement=signed.id,
        adoption=paper.adoption.id,
        pack=paper.policy.id,
        edition=paper.edition,
        digest=paper.digest,
        way=way,
    )
    return signed
