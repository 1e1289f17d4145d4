"""How each role that the policies name is held, so that "who has it?" has an answer for every one of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from bailiwick.apps.roster.models import Category, Role
from bailiwick.kernel.sentence import Sentence, say


class HeldBy(Enum):
    """In which way somebody has a role."""

    PERSON_OR_GROUP = "person-or-group"
    """Appointed, or working in the unit that holds it."""
    CATEGORY = "category"
    """Everybody who works here as something."""
    DELEGATION = "delegation"
    """Whom the holder of an office has let use a power of it."""
    THEMSELF = "themself"
    """Each for themself, about themself."""
    VAULT = "vault"
    """Kept in the vault, and told nowhere else."""
    OUTSIDE = "outside"
    """People who do not work here."""
    SOFTWARE = "software"


BY_CATEGORY: Mapping[str, frozenset[Category]] = MappingProxyType(
    {
        "member": frozenset(Category),
        "covered": frozenset(Category),
        "elected-board": frozenset({Category.ELECTED, Category.BOARD_MEMBER}),
        "contractor": frozenset({Category.CONTRACTOR, Category.OTHER}),
    }
)
"""Roles that people have by what they work as."""

_OTHERS: Mapping[str, HeldBy] = MappingProxyType(
    {
        **dict.fromkeys(BY_CATEGORY, HeldBy.CATEGORY),
        "designee": HeldBy.DELEGATION,
        "colleague": HeldBy.THEMSELF,
        "uc-officer": HeldBy.VAULT,
        Role.SIC_DESIGNEE: HeldBy.VAULT,
        Role.MAINTAINER: HeldBy.VAULT,
        Role.OP_SUPERVISOR: HeldBy.VAULT,
        "candidate": HeldBy.OUTSIDE,
        "visitor": HeldBy.OUTSIDE,
        "requester": HeldBy.OUTSIDE,
        "rights-holder": HeldBy.OUTSIDE,
        "platform": HeldBy.OUTSIDE,
        "system": HeldBy.SOFTWARE,
    }
)
ROLES: Mapping[str, HeldBy] = MappingProxyType(
    dict.fromkeys((role.value for role in Role), HeldBy.PERSON_OR_GROUP) | dict(_OTHERS)
)
"""Every role that a policy or a step names, and how it is held."""

WHY_NOBODY: Mapping[HeldBy, Sentence] = MappingProxyType(
    {
        HeldBy.THEMSELF: say("Each member says yes for themself alone."),
        HeldBy.VAULT: say("Who has this role is not kept here."),
        HeldBy.OUTSIDE: say("Nobody who works here has this role."),
        HeldBy.SOFTWARE: say("The software does this, and nobody is asked."),
    }
)
"""Why nobody can be named, for roles of which nobody here can be."""
