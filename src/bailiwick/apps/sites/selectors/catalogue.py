"""The catalogue that ships: platforms that policies name, and what each policy's own definition takes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import bailiwick
from bailiwick.apps.sites.facts import Definition, Described, key_of
from bailiwick.apps.sites.models import Function, PlatformKind
from bailiwick.kernel.errors import Faults
from bailiwick.policy.loading.files import read_bytes
from bailiwick.policy.reading.node import LARGEST_FILE, parse_yaml

FILE = Path(bailiwick.__file__).parent / "platforms.yaml"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Platforms by every name they go by, definitions of social media, and words that policies define for one kind."""

    platforms: Mapping[str, Described]
    definitions: tuple[Definition, ...]
    terms: Mapping[str, PlatformKind]

    def match(self, name: str) -> Described | None:
        """The platform of that name, of an old name, or of a host."""
        return self.platforms.get(key_of(name).removeprefix("www."))

    def of_policies(self, policies: frozenset[str]) -> tuple[Definition, ...]:
        """The definitions of some policies, by their ids."""
        return tuple(one for one in self.definitions if one.clause.partition("/")[0] in policies)


@cache
def catalogue() -> Catalogue:
    """The catalogue. Raises FaultyFilesError."""
    faults = Faults()
    node = parse_yaml(read_bytes(FILE, FILE.name, LARGEST_FILE), FILE.name, faults)
    faults.raise_if_any("The catalogue of platforms")
    told = cast("list[dict[str, Any]]", node.plain() if node else [])[0]
    platforms = [_described(one) for one in told["platforms"]]
    by_name = {key_of(name): one for one in platforms for name in (one.name, *one.known_by)}
    return Catalogue(
        by_name,
        tuple(_definition(one, by_name) for one in told["definitions"]),
        {one["clause"]: PlatformKind(one["kind"]) for one in told["terms"]},
    )


def _described(told: Mapping[str, Any]) -> Described:
    return Described(
        told["name"],
        PlatformKind(told["kind"]),
        frozenset(map(Function, told["functions"])),
        tuple(told["known_by"]),
    )


def _definition(told: Mapping[str, Any], by_name: Mapping[str, Described]) -> Definition:
    names = frozenset(key_of(by_name[key_of(name)].name) for name in told["names"])
    return Definition(told["clause"], frozenset(map(PlatformKind, told["kinds"])), names, told["emerging"])


def terms_for(kind: PlatformKind) -> tuple[str, ...]:
    """The clauses whose word for this kind of platform applies to it (pd/III.F: social networks)."""
    return tuple(clause for clause, named in catalogue().terms.items() if named is kind)
