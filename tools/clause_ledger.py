"""Which clauses the packs hold, what lives them, and the documents that tell how far we are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
PACKS = ROOT / "src" / "bailiwick" / "packs"
JSON_DOCUMENT = ROOT / "docs" / "clauses.json"
PAGE = ROOT / "docs" / "clauses.md"

# The four policies of the mission and how many clauses each has. `house` and `common` are ours, outside the count.
MISSION = {"mpd": 59, "mpls": 68, "nmpd": 138, "pd": 128}
TOTAL = sum(MISSION.values())


class State(Enum):
    """How far one clause is, least first."""

    WAITING = "waiting"
    DATA_ONLY = "data_only"
    ACTED_OUT = "acted_out"

    @property
    def rank(self) -> int:
        """0 for waiting, 2 for acted out."""
        return list(State).index(self)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one clause and the tests that passed for it, by name."""

    state: State
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """Every clause id of every pack, and those that a binding, power, notice or setting lives by."""

    known: frozenset[str]
    lived: frozenset[str]


def holdings(packs: Path = PACKS) -> Holdings:
    """Read the packs as plain YAML; whether they are sound is for `bailiwick pack validate` to say."""
    known = {entry["id"] for entry in _entries(packs.glob("*/clauses/*.yaml"))}
    named: set[str] = set()
    for part in ("bindings", "powers", "notices", "settings"):
        for entry in _entries([*packs.glob(f"*/{part}.yaml"), *packs.glob(f"*/{part}/*.yaml")]):
            named.update(_clauses_of(entry))
    return Holdings(frozenset(known), frozenset(known & named))


def _entries(files: Iterable[Path]) -> Iterator[Mapping[str, Any]]:
    for file in sorted(files):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        yield from (entry for entry in content or () if isinstance(entry, dict))


def _clauses_of(entry: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(entry.get("clause"), str):
        yield entry["clause"]
    clauses = entry.get("clauses", ())
    yield from clauses if isinstance(clauses, list) else ()


def standings(held: Holdings, passed: Mapping[str, Iterable[str]]) -> dict[str, Standing]:
    """The standing of every clause of the mission that a pack holds, given clause id to names of passed tests."""
    ledger = {}
    for clause in sorted(held.known):
        if clause.partition("/")[0] not in MISSION:
            continue
        tests = tuple(sorted(set(passed.get(clause, ()))))
        state = State.ACTED_OUT if tests else State.DATA_ONLY if clause in held.lived else State.WAITING
        ledger[clause] = Standing(state, tests)
    return ledger


def overclaims(
    claimed: Mapping[str, Standing], found: Mapping[str, Standing], not_run: frozenset[str] = frozenset()
) -> list[str]:
    """One sentence for each claim the run does not bear out; tests in `not_run` were skipped, not refuted."""
    nothing = Standing(State.WAITING)
    faults = []
    for clause, claim in claimed.items():
        fresh = found.get(clause, nothing)
        unproved = [test for test in claim.tests if test not in fresh.tests and test not in not_run]
        if unproved:
            faults.append(f"{clause}: did not pass in this run: {', '.join(unproved)}")
        elif claim.state.rank > fresh.state.rank and not set(claim.tests) & not_run:
            faults.append(f"{clause}: said to be {claim.state.value}, found to be {fresh.state.value}")
    return faults


def read_claims(document: Path = JSON_DOCUMENT) -> dict[str, Standing]:
    """What docs/clauses.json says now; nothing when it has not been written yet."""
    if not document.exists():
        return {}
    content = json.loads(document.read_text(encoding="utf-8"))
    return {clause: Standing(State(said["state"]), tuple(said["tests"])) for clause, said in content.items()}


def write(ledger: Mapping[str, Standing]) -> None:
    """Write docs/clauses.json and docs/clauses.md."""
    content = {
        clause: {"state": told.state.value, "tests": list(told.tests)} for clause, told in ledger.items()
    }
    JSON_DOCUMENT.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text("\n".join(_page(ledger)) + "\n", encoding="utf-8")


def tally(ledger: Mapping[str, Standing], pack: str = "") -> dict[State, int]:
    """How many of the mission's clauses (or of one policy's) are in each state; what no pack holds yet is waiting."""
    chosen = [told.state for clause, told in ledger.items() if not pack or clause.startswith(f"{pack}/")]
    counts = {state: chosen.count(state) for state in State}
    counts[State.WAITING] += (MISSION[pack] if pack else TOTAL) - len(chosen)
    return counts


def _page(ledger: Mapping[str, Standing]) -> Iterator[str]:
    yield "# How far we are, clause by clause"
    yield ""
    yield "*Written by `make clauses` from the tests that passed in that run. Nobody edits this page.*"
    yield ""
    yield "- **Acted out**: a test plays the clause's acceptance line in the product, and passed."
    yield "- **As data**: a pack holds the clause and something lives by it, but nobody has acted it out yet."
    yield "- **Waiting**: it waits for a room, or no pack holds it yet."
    yield ""
    yield "| policy | clauses | acted out | as data | waiting |"
    yield "|---|--:|--:|--:|--:|"
    for pack, number in [*MISSION.items(), ("", TOTAL)]:
        counts = tally(ledger, pack)
        cells = (pack or "**all four**", number, *(counts[state] for state in reversed(State)))
        yield "| " + " | ".join(str(cell) for cell in cells) + " |"
    for pack in MISSION:
        held = {clause: told for clause, told in ledger.items() if clause.startswith(f"{pack}/")}
        if held:
            yield from _section(pack, held)


def _section(pack: str, held: Mapping[str, Standing]) -> Iterator[str]:
    yield f"\n## {pack}\n\n### Acted out\n"
    for clause, told in held.items():
        if told.state is State.ACTED_OUT:
            yield f"- `{clause}`"
            yield from (f"    - {test}" for test in told.tests)
    for state, heading in ((State.DATA_ONLY, "As data"), (State.WAITING, "Waiting")):
        listed = [f"`{clause}`" for clause, told in held.items() if told.state is state]
        yield f"\n### {heading}\n\n{', '.join(listed) or 'None.'}"
