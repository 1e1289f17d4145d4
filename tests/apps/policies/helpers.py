"""The roster's town, with whoever may decide about policies, and policies adopted in it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from tests.apps.roster import town as roster

from bailiwick.apps.policies.services import adopt
from bailiwick.apps.roster.models import Role
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts, ThreadFacts
from bailiwick.policy.loading import load_library

SINCE = date(2024, 1, 1)
give, hire, as_, after, today = roster.give, roster.hire, roster.as_, roster.after, roster.today


def build() -> SimpleNamespace:
    town = roster.build()
    town.attorney = roster.hire("Ro Castell", town.city, title="City attorney")
    town.clerk = roster.hire("Bea Lund", town.city, title="City clerk")
    roster.give(Role.ATTORNEY, town.attorney, town.city)
    roster.give(Role.CLERK, town.clerk, town.city)
    return town


def adopted(town, pack="nmpd", unit=None, by=None, **more):
    """The policy, adopted by the steward for the police (the city's for the city), as its holder decided."""
    city = pack == "mpls"
    return adopt(
        as_(town.steward),
        unit=(unit or (town.city if city else town.police)).id,
        pack=pack,
        decided_by=(by or (town.speaker if city else town.chief)).id,
        instrument="Order 24-7",
        **({"starts": SINCE} | more),
    )


def quorum():
    """What the check on quorums says of four members of a board in one thread, by the city's policy."""
    facts = Facts(
        post=PostFacts(text=Known("I would vote for the new pool."), class_=Known(PostClass.PERSONAL)),
        thread=ThreadFacts(
            authors=Known(("Ana", "Ben", "Cy", "Di")),
            body_roster=Known(("Ana", "Ben", "Cy", "Di", "Eve", "Fay", "Gil")),
            quorum=Known(4),
            topic=Known("business"),
        ),
    )
    report = load_library().examiner(["mpls"], "self.check", date(2026, 1, 5)).examine(facts)
    return next(one for one in report.findings if "mpls/roles.city-clerk.2" in one.clauses)
