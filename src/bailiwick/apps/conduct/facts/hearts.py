"""The heart's facts of a finding and of an action: what the gates case.sustain and case.act are asked with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bailiwick.apps.conduct.models import Action
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import CaseFacts, Finding, PersonFacts, WaiverFact

DECLINED = "view-declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """What stands on file: the day of the legal view, why it was declined, whether HR has advised, and the people."""

    category: str
    is_concerned: bool
    """Whoever finds or decides filed the report, or is whom it is about."""
    legal: date | None = None
    declined: str = ""
    hr: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finds:
    """What somebody would find of one clause."""

    clause: str
    analysis: str
    elements: Mapping[str, Finding] = field(default_factory=dict)


def facts_of_finding(finds: Finds, stands: Stands) -> Facts:
    """The facts of a finding that is to be sustained."""
    case = CaseFacts(
        clauses=Known(frozenset({finds.clause})),
        elements=Known(dict(finds.elements)),
        own_analysis=Known(bool(finds.analysis.strip())),
        legal_view_dated=Known(stands.legal) if stands.legal else ABSENT,
        hr_advice=Known(stands.hr),
        finding=ABSENT,
        action=ABSENT,
    )
    return _facts(case, stands)


def facts_of_action(action: Action, stands: Stands, *, sustained: bool, found: bool) -> Facts:
    """The facts of an action that is to follow."""
    finding = ("sustained" if sustained else "not-sustained") if found else ""
    case = CaseFacts(
        finding=Known(finding) if finding else ABSENT,
        action=Known(action.value),
        hr_advice=Known(stands.hr),
        legal_view_dated=Known(stands.legal) if stands.legal else ABSENT,
    )
    return _facts(case, stands)


def _facts(case: CaseFacts, stands: Stands) -> Facts:
    waivers = (WaiverFact(kind=DECLINED, reason=stands.declined),) if stands.declined else ()
    return Facts(
        case=case,
        person=PersonFacts(category=Known(stands.category), is_author=Known(stands.is_concerned)),
        waivers=Known(waivers),
    )
