"""The gates: every act that matters, whose facts it gathers, whose packs speak, what it locks.

Packs may name only these.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from bailiwick.policy.binding import Store


@dataclass(frozen=True, slots=True)
class GateDefinition:
    """One gate. `subject` and `also` name subjects of Facts; `locks` are taken before facts are read."""

    id: str
    asks: str
    subject: str
    also: tuple[str, ...] = ()
    packs_of: tuple[str, ...] = ("actor",)
    locks: tuple[str, ...] = ()
    kept: Store = Store.DEFAULT
    keeps_passage: bool = True


_OWNER_AND_ACTOR = ("site.owner", "actor")
_POST = ("media", "person", "lists", "site", "permissions")

_DEFINITIONS = (
    GateDefinition("self.check", "May I post this?", "post", _POST, keeps_passage=False),
    GateDefinition("post.publish", "May this post go out?", "post", _POST, _OWNER_AND_ACTOR, ("post",)),
    GateDefinition(
        "comment.review",
        "Does this comment ask for a look?",
        "post",
        ("site", "lists"),
        ("site.owner",),
        keeps_passage=False,
    ),
    GateDefinition(
        "comment.hide",
        "May this comment be hidden?",
        "record",
        ("post", "site", "person", "permissions"),
        _OWNER_AND_ACTOR,
        ("record",),
    ),
    GateDefinition(
        "user.block",
        "May this user be blocked?",
        "record",
        ("site", "person", "permissions"),
        _OWNER_AND_ACTOR,
        ("record",),
    ),
    GateDefinition(
        "site.request",
        "May this platform or page be asked for?",
        "site",
        ("person", "permissions"),
        _OWNER_AND_ACTOR,
        ("site",),
    ),
    GateDefinition(
        "site.create",
        "May this site be opened?",
        "site",
        ("person", "permissions"),
        _OWNER_AND_ACTOR,
        ("site",),
    ),
    GateDefinition(
        "site.go-live", "May this page go live?", "page", ("site", "permissions"), _OWNER_AND_ACTOR, ("site",)
    ),
    GateDefinition(
        "contract.accept",
        "May these terms be accepted?",
        "site",
        ("contract", "permissions"),
        _OWNER_AND_ACTOR,
        ("site",),
    ),
    GateDefinition(
        "page.review",
        "Is this page what it seems to be, and does it show what it owes?",
        "page",
        ("site", "lists", "permissions"),
        ("site.owner",),
        keeps_passage=False,
    ),
    GateDefinition(
        "contract.review", "Have a platform's terms changed?", "contract", ("site",), keeps_passage=False
    ),
    GateDefinition(
        "person.grant-posting",
        "May this person post for the agency?",
        "person",
        ("site", "register", "permissions"),
        _OWNER_AND_ACTOR,
        ("person",),
    ),
    GateDefinition(
        "device.permit", "May this device be used?", "person", ("permissions",), ("actor",), ("person",)
    ),
    GateDefinition(
        "release.permit",
        "May this be said or given out?",
        "post",
        ("person", "permissions"),
        ("actor",),
        ("post",),
    ),
    GateDefinition(
        "reference.request",
        "May this page refer to the agency?",
        "reference",
        ("person", "permissions"),
        ("actor",),
        ("reference",),
    ),
    GateDefinition(
        "reference.order-removal",
        "May the reference be ordered off?",
        "reference",
        ("person", "permissions"),
        ("actor",),
        ("reference",),
    ),
    GateDefinition(
        "reference.review",
        "Is this page still the one that was approved?",
        "reference",
        ("permissions",),
        keeps_passage=False,
    ),
    GateDefinition(
        "access.review",
        "Do these lines ask a supervisor to look?",
        "access",
        ("lists", "permissions"),
        keeps_passage=False,
    ),
    GateDefinition(
        "covert.enter",
        "May this profile be entered in the register?",
        "covert",
        ("maintainer", "permissions"),
        ("actor",),
        ("covert",),
        Store.VAULT,
    ),
    GateDefinition(
        "covert.activate",
        "May this undercover use begin?",
        "covert",
        ("page", "person", "permissions"),
        ("actor",),
        ("covert",),
        Store.VAULT,
    ),
    GateDefinition(
        "report.triage", "What does this report concern?", "post", ("person", "case"), ("actor",), ("case",)
    ),
    GateDefinition(
        "case.sustain", "May this finding be made?", "case", ("person", "permissions"), ("actor",), ("case",)
    ),
    GateDefinition(
        "case.act", "May this action be entered?", "case", ("person", "permissions"), ("actor",), ("case",)
    ),
    GateDefinition(
        "vetting.pass-on",
        "May these notes go to whoever decides?",
        "post",
        ("round", "permissions"),
        ("actor",),
        ("round",),
    ),
    GateDefinition(
        "vetting.close-round", "May this round be closed?", "round", ("permissions",), ("actor",), ("round",)
    ),
    GateDefinition(
        "record.destroy",
        "May this record be destroyed?",
        "record",
        ("person", "permissions"),
        _OWNER_AND_ACTOR,
        ("record",),
    ),
)

GATES = MappingProxyType({gate.id: gate for gate in _DEFINITIONS})
"""Every gate by its id."""

WATCHED = frozenset(
    {
        "policy.procedures",
        "site.page",
        "site.register",
        "reference.page",
        "contract.terms",
        "covert.register",
        "readiness.training",
        "readiness.attestation",
        "post.published",
        "record.schedule",
        "permission.register",
    }
)
"""Subjects a binding may have looked at by the clock."""
