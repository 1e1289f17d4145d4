"""The stories behind docs/conflicts.md: one for each row where the four policies differ or are unclear, run for real.

A story puts the same facts before each policy alone, once for every choice that the policy leaves in that row. Only the
checks that the row is about are asked. A row without an act of its own reads what the packs say as data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bailiwick.kernel.errors import Faults
from bailiwick.kernel.identifiers import matches_clause
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.binding import Binding
from bailiwick.policy.facts import Facts
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.library import Library
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.pack import Pack
from bailiwick.policy.power import Power
from bailiwick.policy.reading.facts import read_facts
from bailiwick.policy.reading.fields import Fields, read_list
from bailiwick.policy.reading.node import parse_yaml
from bailiwick.policy.setting import Setting
from bailiwick.policy.verdict import Verdict

STORIES = Path(__file__).resolve().parent.parent / "tests" / "policy" / "conflict_stories.yaml"
PACKS = ("mpd", "mpls", "pd", "nmpd")
DAY = date(2026, 3, 1)
SILENT, MET, CANNOT_TELL, EXCUSED = "silent", "met", "cannot-tell", "excused"
NOT_REACHED = "not-reached"
ANY = ""
"""The choice of a policy that leaves none in a row."""


@dataclass(frozen=True, slots=True)
class About:
    """What a story asks of the bindings of a gate: those of these checks, with these values, over these objects."""

    checks: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    objects: tuple[str, ...] = ()

    def asks(self, binding: Binding, powers: Mapping[str, Power]) -> bool:
        """Whether the row is about that binding."""
        if binding.check not in self.checks:
            return False
        if any(str(binding.values.get(name, "")) != value for name, value in self.values.items()):
            return False
        return not self.objects or any(powers[name].object in self.objects for name in _needed(binding))


def _needed(binding: Binding) -> Iterator[str]:
    needs = binding.values.get("needs")
    for names in needs.values() if isinstance(needs, Mapping) else ():
        yield from (str(name) for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One row. Where `gate` is empty, `reads` says what is looked up in the packs instead, and `of` of what."""

    row: str
    topic: str
    title: str
    gate: str
    about: About
    facts: Facts
    reads: str
    of: str
    expect: Mapping[str, Mapping[str, str]]  # pack, choice (or ANY), outcome
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out, and the labels of the clauses it rests on, as printed.

    `silent`, `not-reached` (a rule speaks of it, but not of this), `met`, `cannot-tell`, `excused`, an effect, or what
    was read.
    """

    word: str
    labels: tuple[str, ...] = ()


def read_stories(file: Path = STORIES) -> tuple[Story, ...]:
    """Every story, in the order of the file. Raises FaultyFilesError."""
    faults = Faults()
    node = parse_yaml(file.read_bytes(), file.name, faults)
    stories = tuple(read_list(node, file.name, faults, "story", _read_story))
    faults.raise_if_any("The stories")
    return stories


def _read_story(fields: Fields) -> Story | None:
    facts = fields.node("facts")
    about = fields.inner("about")
    read = About()
    if about is not None:
        values = about.inner("values")
        read = About(
            about.words("checks", required=True),
            {name: values.text(name) for name, _ in values.entries()} if values else {},
            about.words("objects"),
        )
        about.finish()
    expect = fields.inner("expect", required=True)
    story = Story(
        row=fields.text("row", required=True),
        topic=fields.text("topic", required=True),
        title=fields.text("title", required=True),
        gate=fields.text("gate"),
        about=read,
        facts=read_facts(facts, fields) if facts is not None else Facts(),
        reads=fields.text("reads"),
        of=fields.text("of"),
        expect={pack: _read_expected(expect, pack) for pack in PACKS} if expect else {},
        file=fields.file,
        line=fields.line,
    )
    if expect:
        expect.finish()
    if bool(story.gate) is bool(story.reads):
        fields.fault("a story has a gate, or says what it reads")
    return story


def _read_expected(expect: Fields, pack: str) -> Mapping[str, str]:
    node = expect.node(pack, required=True)
    if node is None or not isinstance(node.value, dict):
        return {ANY: expect.text(pack)}
    inner = Fields(node, expect.file, expect.faults, f"expect, '{pack}'")
    return {choice: inner.text(choice) for choice, _ in inner.entries()}


def setting_of(row: str, pack: Pack) -> Setting | None:
    """The choice that a policy leaves in a row; None where it leaves none."""
    return next((setting for setting in pack.settings.values() if setting.id == row), None)


def outcomes(story: Story, pack: Pack, library: Library) -> dict[str, Outcome]:
    """What comes out under a policy, for each of its choices in that row."""
    setting = setting_of(story.row, pack)
    if story.reads:
        return {ANY: _LOOK_UPS[story.reads](story, pack)}
    choices = list(setting.choices) if setting else [ANY]
    return {choice: _run(story, _adopted(library, pack, setting, choice), library) for choice in choices}


def _adopted(library: Library, pack: Pack, setting: Setting | None, choice: str) -> AdoptedPolicy:
    settings = {setting.key: choice} if setting else {}
    return library.adopted(pack.id, Overlay(pack=pack.id, settings=settings))


def _run(story: Story, policy: AdoptedPolicy, library: Library) -> Outcome:
    powers = policy.powers
    asked = [binding for binding in policy.bindings.values() if _is_asked(story, binding, powers)]
    if not asked:
        return Outcome(SILENT)
    report = library.examiner([policy], story.gate, DAY).examine(story.facts)
    return _outcome(report, {binding.id for binding in asked}) or Outcome(_unreached(asked))


def _unreached(asked: Iterable[Binding]) -> str:
    """A rule on findings in other cases does not speak of this one; any other that asks its conditions does."""
    return SILENT if all(_is_of_cases(binding) for binding in asked) else NOT_REACHED


def _is_of_cases(binding: Binding) -> bool:
    return bool(binding.when) and all(condition.path == "case.clauses" for condition in binding.when)


def _is_asked(story: Story, binding: Binding, powers: Mapping[str, Power]) -> bool:
    watched = binding.watch is not None and binding.watch.subject == story.gate
    return (watched or story.gate in binding.gates) and story.about.asks(binding, powers)


def _outcome(report: Report, asked: set[str]) -> Outcome | None:
    found = [finding for finding in report.findings if finding.binding in asked]
    not_met = [finding for finding in found if finding.verdict is Verdict.NOT_MET]
    if not_met:
        strongest = max(not_met, key=lambda finding: finding.effect.strength)
        same = [finding for finding in not_met if finding.effect is strongest.effect]
        word = EXCUSED if strongest.excused_by else strongest.effect.value
        return Outcome(word, _labels(same))
    if found:
        return Outcome(CANNOT_TELL, _labels(found))
    return Outcome(MET) if asked & set(report.looked_at) else None


def _labels(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for finding in findings for label in finding.labels))


def _choice_read(story: Story, pack: Pack) -> Outcome:
    setting = setting_of(story.row, pack)
    return Outcome(setting.default) if setting else Outcome(SILENT)


def _bound(story: Story, pack: Pack) -> Outcome:
    return Outcome("bound" if pack.binds_person(story.of) else "not-bound")


def _standing(story: Story, pack: Pack) -> Outcome:
    found = [one.standing.value for one in pack.cited.values() if one.kind.value == story.of]
    return Outcome(", ".join(sorted(set(found)))) if found else Outcome(SILENT)


def _label(story: Story, pack: Pack) -> Outcome:
    clause = pack.clauses.get(story.of)
    return Outcome(clause.label) if clause else Outcome(SILENT)


def _number(story: Story, pack: Pack) -> Outcome:
    number = sum(matches_clause(story.of, clause) for clause in pack.clauses)
    return Outcome(str(number)) if number else Outcome(SILENT)


_LOOK_UPS = {
    "choice": _choice_read,
    "bound": _bound,
    "standing": _standing,
    "label": _label,
    "number": _number,
}


def told(stories: Iterable[Story], library: Library) -> Iterator[tuple[Story, dict[str, dict[str, Outcome]]]]:
    """Every story with what came out: pack, choice, outcome."""
    for story in stories:
        yield story, {pack: outcomes(story, library.packs[pack], library) for pack in PACKS}
