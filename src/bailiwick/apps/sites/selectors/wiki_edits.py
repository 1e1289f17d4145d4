"""Edits of wikis about the agency, each looked at as the post that it is by the policies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.policies.selectors import examiner_for, policies_of
from bailiwick.apps.sites.models import PlatformKind, WikiEdit
from bailiwick.apps.sites.selectors.catalogue import terms_for
from bailiwick.apps.sites.selectors.overseeing import units_overseen
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts
from bailiwick.policy.finding import Finding
from bailiwick.policy.verdict import Verdict

GATE = "self.check"
MOST = 200


@dataclass(frozen=True, slots=True)
class Treated:
    """An edit, the clauses by which it is a post, and what the rules for posts find in its words."""

    row: WikiEdit
    clauses: tuple[str, ...]
    findings: Sequence[Finding]


def edits_for(actor: Actor, day: date, *, only: UUID | None = None) -> list[WikiEdit]:
    """Those that somebody may see, the latest: own reports, and of the units whose pages they oversee. Six queries.

    `only` asks for one of them, however old it is.
    """
    if actor.identity is None:
        return []
    mine = Q(by_id=actor.identity) | Q(unit_id__in=units_overseen(actor, day))
    rows = WikiEdit.objects.filter(mine).select_related("platform", "unit", "by").order_by("-at")
    return list((rows if only is None else rows.filter(pk=only))[:MOST])


def treated(row: WikiEdit, day: date) -> Treated:
    """An edit as a post: exactly the rules, the gate and the facts that any post is asked by."""
    kind, here = PlatformKind(row.platform.kind), {one.id for one in policies_of(row.unit_id, day)}
    clauses = tuple(one for one in terms_for(kind) if one.partition("/")[0] in here)
    found = found_in(row.words, official=row.official, unit=row.unit_id, day=day)
    return Treated(row, clauses, found)


def found_in(words: str, *, official: bool, unit: UUID, day: date) -> list[Finding]:
    """What the rules for posts find in words; nothing where no policy speaks."""
    sort = PostClass.OFFICIAL if official else PostClass.PERSONAL
    facts = Facts(post=PostFacts(text=Known(words), class_=Known(sort)))
    try:
        examiner = examiner_for(GATE, owner=unit, actor=None, day=day)
    except NoPolicyError:
        return []
    return [one for one in examiner.examine(facts).findings if one.verdict is Verdict.NOT_MET]
