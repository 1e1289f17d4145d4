"""How long one gate decision over 100 bindings takes, beside Cedar with as many policies of the same meaning."""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import cedarpy

from bailiwick.policy.engine import Examiner
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.subjects import Duty, PersonFacts, PostClass, PostFacts, RecordFacts
from bailiwick.policy.loading import load_library
from bench.table import show

BINDINGS = 100
ROUNDS = 9
DECISIONS = 400
CATEGORIES = ("sworn", "civilian", "volunteer", "contractor", "elected")
CLASSES = ("official", "personal", "comment", "covert")


def main() -> None:
    """Print microseconds a decision and the ratio."""
    ours, theirs = bailiwick_decision(), cedar_decision()
    if [ours(place) for place in range(40)] != [theirs(place) for place in range(40)]:
        message = "The two engines decide differently; the benchmark compares nothing."
        raise SystemExit(message)
    works = {"Bailiwick": ours, "cedarpy, policies and entities parsed beforehand": theirs}
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, decide in works.items():
            start = time.process_time()
            for place in range(DECISIONS):
                decide(place)
            taken[name].append((time.process_time() - start) / DECISIONS)
    medians = {name: statistics.median(times) for name, times in taken.items()}
    base = medians["Bailiwick"]
    show(
        f"One gate decision over {BINDINGS} bindings, fresh facts each time",
        ["what", "µs", "ours ÷ its"],
        [[name, f"{1e6 * each:.1f}", f"{base / each:.2f}"] for name, each in medians.items()],
    )


def _rule(number: int) -> tuple[str, str]:
    return CLASSES[number % len(CLASSES)], CATEGORIES[number % len(CATEGORIES)]


def bailiwick_decision() -> Callable[[int], bool]:
    """One hundred bindings, each with its own condition, over a plain fact that must be so."""
    with tempfile.TemporaryDirectory() as folder:
        examiner = _examiner(Path(folder))
    facts = [_facts(place) for place in range(DECISIONS)]

    def decide(place: int) -> bool:
        return not examiner.examine(facts[place], "").stops

    return decide


def _facts(place: int) -> Facts:
    return Facts(
        post=PostFacts(class_=Known(PostClass(CLASSES[place % 4]))),
        person=PersonFacts(
            category=Known(CATEGORIES[place % 5]), duty=Known(Duty.ON_DUTY), sworn=Known(value=True)
        ),
        record=RecordFacts(captured=Known(place % 3 != 0)),
    )


def _examiner(folder: Path) -> Examiner:
    (folder / "pack.yaml").write_text(
        "{id: hundred, title: Hundred, kind: agency, binds: []}", encoding="utf-8"
    )
    (folder / "editions.yaml").write_text("- {id: one, from: 2020-01-01, text: held}", encoding="utf-8")
    clause = "{id: hundred/%d, label: '%d', heading: h, kind: duty, force: must, says: s, source: {file: f}}"
    (folder / "clauses").mkdir()
    lines = "\n".join(f"- {clause % (number, number)}" for number in range(BINDINGS))
    (folder / "clauses" / "all.yaml").write_text(lines, encoding="utf-8")
    binding = (
        "- {id: hundred.b%d, clauses: [hundred/%d], check: FC001, gates: [record.destroy], effect: stop,"
        " when: {post.class: [%s], person.category: [%s]}, values: {fact: record.captured, act: a%d}}"
    )
    (folder / "bindings").mkdir()
    lines = "\n".join(binding % (number, number, *_rule(number), number) for number in range(BINDINGS))
    (folder / "bindings" / "all.yaml").write_text(lines, encoding="utf-8")
    library = load_library([folder])
    library.packs.pop("house")
    return library.examiner(["hundred"], "record.destroy", date(2026, 1, 1))


def cedar_decision() -> Callable[[int], bool]:
    """The same hundred rules as Cedar policies: forbidden under their conditions unless the fact is so."""
    policies = ["permit(principal, action, resource);"]
    for number in range(BINDINGS):
        post_class, category = _rule(number)
        policies.append(
            f'forbid(principal, action, resource) when {{ context.class == "{post_class}" && '
            f'context.category == "{category}" && !context.captured }};'
        )
    parsed = (
        cedarpy.PolicySet.from_str("\n".join(policies))
        if hasattr(cedarpy, "PolicySet")
        else "\n".join(policies)
    )
    entities: object = cedarpy.Entities.from_json_str("[]") if hasattr(cedarpy, "Entities") else []

    def decide(place: int) -> bool:
        request = {
            "principal": 'User::"a"',
            "action": 'Action::"b"',
            "resource": 'Record::"c"',
            "context": {
                "class": CLASSES[place % 4],
                "category": CATEGORIES[place % 5],
                "captured": place % 3 != 0,
                "sworn": True,
            },
        }
        return bool(cedarpy.is_authorized(request, parsed, entities).allowed)

    return decide
