"""What the page of a demand shows: what was found, as it is kept now, its packages, and the custody log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from bailiwick.apps.journal.errors import NotSignedYetError
from bailiwick.apps.journal.selectors import latest_checkpoint, proof_of
from bailiwick.apps.records.models import DemandStep, Found, StepKind
from bailiwick.apps.records.selectors.contents import Kept, kept
from bailiwick.apps.records.selectors.custody import Link, chain_of, entry_of_package
from bailiwick.apps.records.selectors.demands import Loaded, found_by
from bailiwick.apps.roster.selectors import names_of
from bailiwick.apps.sites.models import Site

RECORD = "records.demand.record"
MOST = 50
"""Things that were found, on one page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was found: as it is kept now, None where it was destroyed since, and why it is left out."""

    row: Found
    kept: Kept | None
    why: str

    @property
    def is_shown_as_words(self) -> bool:
        """Whether its words can be read here."""
        return self.kept is not None and bool(self.kept.text)


@dataclass(frozen=True, slots=True)
class Package:
    """One package: its step, its entry in the journal, and whether a checkpoint is signed that holds that entry."""

    step: DemandStep
    entry: int | None
    is_signed: bool


@dataclass(frozen=True, slots=True)
class DemandPage:
    """A demand as its page shows it."""

    demand: Loaded
    sites: Sequence[str]
    people: Sequence[str]
    lines: Sequence[Line]
    found: int
    first: int
    after: int | None
    packages: Sequence[Package]
    chain: Sequence[tuple[Link, DemandStep | None]]

    @property
    def going(self) -> int:
        """How many of what was found are not left out."""
        return self.found - len(self.demand.left_out)


def demand_page(demand: Loaded, first: int) -> DemandPage:
    """The page of a demand that whoever looks may read (demands.demand_of), with what was found from `first` on."""
    rows = found_by(demand.last(StepKind.SEARCHED))
    part = rows[first : first + MOST]
    still, left_out, chain = kept(part), demand.left_out, chain_of(demand)
    steps = {one.number: one for one in demand.steps}
    scope, checkpoint = demand.scope, latest_checkpoint()
    signed = checkpoint.size if checkpoint else 0
    return DemandPage(
        demand=demand,
        sites=list(
            Site.objects.filter(pk__in=scope.sites).order_by("number").values_list("identity", flat=True)
        ),
        people=sorted(names_of(scope.people).values()),
        lines=[Line(one, still.get(one.name), left_out.get(one.name, "")) for one in part],
        found=len(rows),
        first=first,
        after=first + MOST if first + MOST < len(rows) else None,
        packages=[_package(one, chain, signed) for one in demand.packages],
        chain=[(link, _step(link, steps)) for link in chain],
    )


def _step(link: Link, steps: Mapping[int, DemandStep]) -> DemandStep | None:
    """The step that an entry tells of; that a demand arrived and was held is one entry of two steps."""
    return None if link.act == RECORD else steps.get(link.details.get("step", 0))


def _package(step: DemandStep, chain: Sequence[Link], signed: int) -> Package:
    entry = entry_of_package(chain, step.package or 0)
    return Package(step, entry.entry if entry else None, entry is not None and entry.entry < signed)


def receipt_of(demand: Loaded, number: int) -> bytes | None:
    """The proof that an export was entered, with what was recorded of it; None before the journal is signed again."""
    entry = entry_of_package(chain_of(demand), number)
    return None if entry is None else _proof(entry.record)


def _proof(record: UUID) -> bytes | None:
    try:
        return proof_of(record, opened=True).to_bytes()
    except NotSignedYetError:
        return None
