"""Drafts of appeals: who sees them, and what the policies in force say of their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from bailiwick.apps.approvals.models import Appeal
from bailiwick.apps.approvals.selectors.access import may_see_use
from bailiwick.apps.approvals.selectors.remedies import Start, start_of
from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.policies.selectors import examiner_for
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts
from bailiwick.policy.joint import Joint, joined
from bailiwick.policy.verdict import Verdict

GATE = "self.check"


@dataclass(frozen=True, slots=True)
class AppealRead:
    """A draft, and what is found in its words; `untold`: no policy is in force, so nobody can tell."""

    row: Appeal
    findings: tuple[Joint, ...]
    untold: bool

    @property
    def stops(self) -> int:
        """How many findings would stop the post."""
        return sum(one.lead.stops for one in self.findings)


def appeals(person: UUID, unit: UUID | None, day: date, most: int = 50) -> list[Appeal]:
    """Drafts that somebody sees: their own, and with `unit` those of all its parts. Two queries."""
    own = Q(person_id=person)
    rows = Appeal.objects.filter(own if unit is None else own | Q(unit_id__in=tree_on(day).below(unit)))
    return list(rows.select_related("person").order_by("-drafted_at")[:most])


def appeal_for(person: UUID, appeal: UUID, day: date) -> AppealRead | None:
    """One draft with what is found in it, for whoever drafted it or sees the uses of its unit; None otherwise."""
    row = Appeal.objects.filter(pk=appeal).select_related("person").first()
    if row is None or not (row.person_id == person or may_see_use(person, row.unit_id, day)):
        return None
    post = PostFacts(class_=Known(PostClass.OFFICIAL), text=Known(row.words), media=ABSENT, reaction=ABSENT)
    try:
        examiner = examiner_for(GATE, owner=row.unit_id, actor=row.person_id, day=day)
    except NoPolicyError:
        return AppealRead(row, (), untold=True)
    said = [one for one in examiner.examine(Facts(post=post)).findings if one.verdict is not Verdict.MET]
    return AppealRead(row, tuple(joined(said)), untold=False)


def starts_of(finding: Joint, row: Appeal, day: date) -> list[Start]:
    """The requests that would release a finding, each begun with the words of the draft."""
    found = (
        start_of(remedy, unit=row.unit_id, day=day, person=row.person_id, words=row.words)
        for remedy in finding.remedies
    )
    return [one for one in found if one is not None]
