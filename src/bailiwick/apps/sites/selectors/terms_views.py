"""What counsel says of a platform's terms, version by version: read where it was decided, in the room approvals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from bailiwick.apps.approvals.models import HOLDING, OPEN, Step
from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.approvals.models import StepKind as Taken
from bailiwick.apps.sites.models import Terms, TermsView
from bailiwick.apps.sites.selectors.platforms import powers_about
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.power import Power


class Stands(StrEnum):
    """Where the view on one version stands. Nobody has to ask for one: then it is nothing at all."""

    NOT_ASKED = ""
    ASKED = "asked"
    GIVEN = "given"
    DECLINED = "declined"
    ANEW = "anew"
    """Counsel was asked about an earlier version, and this one is another."""


SHUT = frozenset({Stands.ASKED, Stands.DECLINED, Stands.ANEW})
"""While it stands so, nobody accepts the terms and no page goes live under them."""
VIEW_WORDS: Mapping[Stands, Sentence] = MappingProxyType(
    {
        Stands.NOT_ASKED: say("Counsel was not asked."),
        Stands.ASKED: say("Counsel is asked, and has not answered yet."),
        Stands.GIVEN: say("Counsel has nothing against it."),
        Stands.DECLINED: say("Counsel says no: no page goes live under these terms."),
        Stands.ANEW: say("The terms have changed since counsel was asked. Ask anew."),
    }
)


@dataclass(frozen=True, slots=True)
class View:
    """What counsel says of one version: conditions or reasons in `words`, and who said them."""

    stands: Stands
    request: UUID | None = None
    words: str = ""
    by: str = ""

    @property
    def says(self) -> Sentence:
        """Where it stands, in words."""
        return VIEW_WORDS[self.stands]

    @property
    def shut(self) -> bool:
        """Whether nothing goes on under this version."""
        return self.stands in SHUT

    @property
    def may_ask(self) -> bool:
        """Whether it can be asked for now: not while one is waited for, nor once it is given."""
        return self.stands not in {Stands.ASKED, Stands.GIVEN}


def views_of(rows: Sequence[Terms]) -> dict[UUID, View]:
    """What counsel says of those versions. Three queries, where anything was asked."""
    platforms = {one.platform_id for one in rows}
    asked = TermsView.objects.filter(terms__platform__in=platforms).select_related("request__place", "terms")
    views = [
        one for one in asked.order_by("request__number") if one.request.place.state != Decided.CALLED_OFF
    ]
    last = {one.terms_id: one for one in views}
    said = _said([one.request_id for one in last.values()])
    return {row.id: _view(row, last.get(row.id), views, said) for row in rows}


def _view(row: Terms, own: TermsView | None, views: Sequence[TermsView], said: Mapping[UUID, Step]) -> View:
    if own is None:
        earlier = [one for one in views if _same(one.terms, row) and one.terms.version < row.version]
        return View(Stands.ANEW if earlier else Stands.NOT_ASKED)
    state = Decided(own.request.place.state)
    if state in OPEN:
        return View(Stands.ASKED, own.request_id)
    step = said.get(own.request_id)
    stands = Stands.GIVEN if state in HOLDING else Stands.DECLINED
    words, by = (step.words, step.by.name if step.by else "") if step else ("", "")
    return View(stands, own.request_id, words, by)


def _same(one: Terms, other: Terms) -> bool:
    """Whether both are versions of one document, as one agency keeps it."""
    return (one.platform_id, one.unit_id, one.document) == (other.platform_id, other.unit_id, other.document)


def _said(requests: Sequence[UUID]) -> dict[UUID, Step]:
    if not requests:
        return {}
    kinds = [Taken.APPROVED, Taken.SENT_BACK, Taken.WITHDRAWN]
    rows = Step.objects.filter(request__in=requests, kind__in=kinds).select_related("by").order_by("number")
    return {one.request_id: one for one in rows}


def view_power(unit: UUID, day: date) -> Power | None:
    """The power by which counsel gives a view for a unit, by the nearest policy that names one."""
    return next(iter(powers_about(unit, day, frozenset({"terms"}))), None)
