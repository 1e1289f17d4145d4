"""Reading the worked examples of a pack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bailiwick.kernel.errors import Faults
from bailiwick.policy.casebook import Case, Expectation
from bailiwick.policy.facts import Facts
from bailiwick.policy.reading.facts import read_facts
from bailiwick.policy.reading.fields import Fields, read_list
from bailiwick.policy.reading.packs import PackFiles
from bailiwick.policy.verdict import Effect, Verdict


def read_cases(files: PackFiles, pack_id: str, faults: Faults) -> Iterator[Case]:
    """Read every case of a pack."""
    for file, node in files.within("cases"):
        yield from read_list(node, file, faults, "case", lambda fields: _read_case(fields, pack_id))


def _read_case(fields: Fields, pack_id: str) -> Case | None:
    title = fields.text("title", required=True)
    fields.what = f"case “{title}”"
    facts_node = fields.node("facts")
    facts = read_facts(facts_node, fields) if facts_node is not None else Facts()
    day = fields.day("on", required=True)
    expectation = _read_expectation(fields)
    settings = fields.inner("settings")
    case = Case(
        pack=pack_id,
        title=title,
        binding=fields.text("binding", required=True),
        on=day or date.min,
        facts=facts,
        expect=expectation or Expectation(Verdict.MET),
        gate=fields.text("gate"),
        acts_out=fields.words("acts_out"),
        settings={key: settings.text(key) for key, _ in settings.entries()} if settings else {},
        watch_until=fields.day("watch_until"),
        adopted=fields.day("adopted"),
        file=fields.file,
        line=fields.line,
    )
    return case if day and expectation and title else None


def _read_expectation(fields: Fields) -> Expectation | None:
    inner = fields.inner("expect", required=True)
    if inner is None:
        return None
    said = inner.text("verdict", required=True)
    verdict = next((member for member in Verdict if member.value == said.replace("-", "_")), None)
    if verdict is None:
        inner.fault(
            f"{inner.what}: 'verdict' is '{said}'; it must be met, not-met, cannot-tell or not-applicable",
            inner.line_of("verdict"),
        )
    effect = inner.choice("effect", Effect) if inner.has("effect") else None
    expectation = Expectation(
        verdict=verdict or Verdict.MET,
        effect=effect,
        excused_by=inner.text("excused_by"),
        words=inner.words("words"),
        missing=inner.words("missing"),
        becomes=inner.text("becomes"),
    )
    inner.finish()
    return expectation if verdict else None
