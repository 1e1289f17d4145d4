"""What this room tells other programs: policies in force, their clauses, and whether something would pass a gate."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import Field

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.services.api_access import needs
from bailiwick.apps.policies.selectors import InForce, examiner_for, in_force, library
from bailiwick.apps.policies.selectors.library_view import packs_shown
from bailiwick.apps.policies.selectors.pages import adoption_page
from bailiwick.apps.roster.selectors import cards_of, colleague_asking, outline
from bailiwick.cli.base_facts import BaseFacts
from bailiwick.kernel.canonical import canonical_json
from bailiwick.policy.adoption import with_lists
from bailiwick.policy.book import ordered, path_of
from bailiwick.policy.clause import Clause, ClauseKind, Force
from bailiwick.policy.kinds import KINDS, Kind
from bailiwick.policy.loading import read_stated
from bailiwick.policy.pack import Pack, PackKind
from bailiwick.policy.rendering.json import submission_data
from bailiwick.policy.rendering.submission import Submission
from bailiwick.ui.api.paging import Cursor, Limit, Listed, page_of

router = Router(tags=["Policies and gates"])
LONGEST = 20_000


class PolicyTold(Schema):
    """A policy in force for a unit: its adoption, its edition, and whether it only watches today."""

    adoption: UUID
    policy: str
    title: str
    unit: UUID = Field(description="The unit that adopted it: the one asked for, or one above it.")
    edition: str
    starts: date
    digest: str = Field(description="Of the policy as it is worn: a choice or an exemption changes it.")
    watching_until: date | None = Field(
        description="Until then it tells what it would stop, and stops nothing."
    )


class AdoptionTold(PolicyTold):
    """One adoption with all that is laid over it."""

    instrument: str
    office: str = Field(description="The office that decided.")
    chosen: int = Field(description="How many of its settings the agency has chosen itself.")
    exemptions: int
    own_wording: list[str] = Field(description="The clauses that the agency has put into words of its own.")


class PackTold(Schema):
    """A policy at hand, in force or not."""

    id: str
    title: str
    citation: str
    digest: str
    clauses: int


class ClauseTold(Schema):
    """One clause. `says` is our summary, never the policy's own words."""

    id: str
    label: str
    heading: str
    kind: ClauseKind
    force: Force
    says: str
    binds: list[str]


class Asked(Schema):
    """What would be put out, and what is known of it."""

    kind: Kind = Field(Kind.OFFICIAL, description="What it is: a post, or what a register holds.")
    text: str = Field("", max_length=LONGEST)
    facts: dict[str, Any] = Field(
        default_factory=dict, description="What you know, as in a file of facts of `bailiwick check --facts`."
    )
    unit: UUID | None = Field(None, description="Whose policies speak; none: those of the unit you work for.")


class Verdicts(Schema):
    """What the policies say of it, as `bailiwick check --format json` prints it."""

    name: str
    policy: str
    as_: str = Field(alias="as")
    on: date
    digest: str
    stops: bool
    unread: Any
    findings: list[dict[str, Any]]
    reminders: list[dict[str, Any]]


@router.get(
    "/policies", auth=needs(Scope.POLICIES), response=Listed[PolicyTold], summary="The policies in force"
)
def policies(
    request: HttpRequest, unit: UUID | None = None, cursor: Cursor = "", limit: Limit = 50
) -> Listed[PolicyTold]:
    """List the policies by which a unit lives today, its own and those of the units above; else by which you do."""
    _, day = colleague_asking(request)
    found = in_force(_unit(request, unit), day)
    return page_of(request, found, lambda one: (one.policy.id, str(one.adoption.id)), _policy, cursor, limit)


@router.get(
    "/policies/{uuid:adoption}", auth=needs(Scope.POLICIES), response=AdoptionTold, summary="One adoption"
)
def adoption(request: HttpRequest, adoption: UUID) -> AdoptionTold:
    """Tell of one adoption that counts today: who decided, on what paper, and what the agency laid over the policy."""
    actor, day = colleague_asking(request)
    page = adoption_page(actor, adoption, day)
    if page is None:
        raise Http404
    told = _policy(InForce(page.spine.adoption, page.spine.policy))
    return AdoptionTold(
        **told.dict(),
        instrument=page.spine.adoption.instrument,
        office=page.office,
        chosen=page.chosen,
        exemptions=len(page.exemptions),
        own_wording=[one.name for one in page.wording],
    )


@router.get("/packs", auth=needs(Scope.POLICIES), response=Listed[PackTold], summary="The policies at hand")
def packs(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Listed[PackTold]:
    """List every policy at hand, in force or not, and our own rules that are layered over each.

    A policy of the agency's own that was never adopted is told to whoever keeps policies alone.
    """
    found = [
        one for one in packs_shown(*colleague_asking(request)).values() if one.kind is not PackKind.COMMON
    ]
    return page_of(request, found, lambda one: (one.id, ""), _pack, cursor, limit)


@router.get(
    "/packs/{pack}/clauses", auth=needs(Scope.POLICIES), response=Listed[ClauseTold], summary="The clauses"
)
def clauses(request: HttpRequest, pack: str, cursor: Cursor = "", limit: Limit = 50) -> Listed[ClauseTold]:
    """List the clauses of a policy in the order in which they are printed."""
    rows = list(enumerate(ordered(_known(request, pack))))
    return page_of(
        request, rows, lambda one: (f"{one[0]:05}", ""), lambda one: _clause(one[1]), cursor, limit
    )


@router.get(
    "/packs/{pack}/clauses/{clause}", auth=needs(Scope.POLICIES), response=ClauseTold, summary="One clause"
)
def clause(request: HttpRequest, pack: str, clause: str) -> ClauseTold:
    """Tell one clause, by its id without the policy's, such as V.G.4.s1."""
    found = next((one for one in _known(request, pack).clauses.values() if path_of(one) == clause), None)
    if found is None:
        raise Http404
    return _clause(found)


@router.post("/look", auth=needs(Scope.LOOK), response=Verdicts, by_alias=True, summary="Would it pass?")
def look(request: HttpRequest, asked: Asked) -> dict[str, object]:
    """Ask the policies in force what they say of a post, a photo, a page under a memorandum or the like.

    It keeps nothing and passes nothing: it is the gate's list of what stands in the way. What you do not state is not
    known, and Cannot tell is never a yes.
    """
    _, day = colleague_asking(request)
    kind = KINDS[asked.kind]
    unit = _unit(request, asked.unit)
    stated = read_stated(canonical_json(asked.facts), "facts")
    examiner = examiner_for(kind.gate, owner=unit, actor=None, day=day)
    facts = with_lists(stated, [one.policy for one in in_force(unit, day)])
    report = examiner.examine(BaseFacts(facts, kind.post_class).facts_for(asked.text), asked.text)
    post = kind.post_class
    reminders = examiner.reminders(post, asked.text, report.findings) if post else ()
    cited = {one.id: one.citation for one in library().packs.values()}
    return submission_data(Submission("text", asked.text, asked.kind, report, cited, reminders))


def _unit(request: HttpRequest, unit: UUID | None) -> UUID:
    """The unit asked for, else the one that whoever asks works for. Raises Http404 where it is none of today's."""
    actor, day = colleague_asking(request)
    if unit is None and actor.identity is not None:
        return next(card.unit for card in cards_of(actor.identity, day))
    if unit is None or unit not in {row.unit for row in outline(day)}:
        raise Http404
    return unit


def _known(request: HttpRequest, pack: str) -> Pack:
    found = packs_shown(*colleague_asking(request)).get(pack)
    if found is None or found.kind is PackKind.COMMON:
        raise Http404
    return found


def _policy(one: InForce) -> PolicyTold:
    return PolicyTold(
        adoption=one.adoption.id,
        policy=one.policy.id,
        title=one.policy.title,
        unit=one.adoption.unit_id,
        edition=one.adoption.edition,
        starts=one.adoption.starts,
        digest=one.policy.digest,
        watching_until=one.policy.watching_on(timezone.localdate()),
    )


def _pack(one: Pack) -> PackTold:
    return PackTold(
        id=one.id, title=one.title, citation=one.citation, digest=one.digest, clauses=len(one.clauses)
    )


def _clause(one: Clause) -> ClauseTold:
    return ClauseTold(
        id=one.id,
        label=one.label,
        heading=one.heading,
        kind=one.kind,
        force=one.force,
        says=one.says,
        binds=list(one.binds),
    )
