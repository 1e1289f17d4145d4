"""What a policy says of a page: every notice it asks for, its state, where it stands, and what to put there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.binding import Binding
from bailiwick.policy.checks.grammar.notice_linking import read_link
from bailiwick.policy.checks.grammar.notice_places import Scan, Stand
from bailiwick.policy.checks.grammar.notice_reading import Kind, Reading, State, read_notice
from bailiwick.policy.clause import Clause, Force
from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.subjects import ListFacts, PageFacts, WaiverFact
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.library import Library
from bailiwick.policy.notice import Notice
from bailiwick.policy.remedy import Change
from bailiwick.policy.verdict import Effect, Verdict
from bailiwick.readers.page.shown import PageShown, facts_of

WATCH = "site.page"
"""The watch under which pages are looked at; its bindings are those about what a page shows."""
LINK = "CT041"
_KINDS: dict[tuple[str, str], Kind] = {
    ("CT035", ""): Kind.INTRO,
    ("CT036", ""): Kind.OWNER,
    ("CT037", ""): Kind.CONTACT,
    ("CT038", ""): Kind.OPINION,
    ("CT039", "monitored"): Kind.MONITORED,
    ("CT039", "any"): Kind.REMOVE_ANY,
    ("CT039", "three-grounds"): Kind.REMOVE_LIMITED,
    ("CT040", "posted"): Kind.POSTED,
    ("CT040", "submitted"): Kind.SUBMITTED,
}

NOTICE_CHECKS = frozenset({*(check for check, _ in _KINDS), LINK})
"""The checks that look for a page's notices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAnswer:
    """One notice of one policy on one page."""

    notice: str
    binding: str
    check: str
    clauses: tuple[str, ...]
    labels: tuple[str, ...]
    force: Force
    state: State
    why: Sentence
    stands: tuple[Stand, ...]
    lacking: tuple[str, ...]
    effect: Effect
    excused_by: str
    suggestion: str
    missing: tuple[str, ...]
    confidence: float

    @property
    def required(self) -> bool:
        """Whether the policy demands the notice; otherwise it recommends it."""
        return self.force is Force.MUST

    @property
    def stops(self) -> bool:
        """Whether its want keeps the page from going live."""
        return self.effect.stops and self.state in {State.ABSENT, State.INCOMPLETE, State.TOO_WIDE}

    @property
    def told(self) -> tuple[Stand, ...]:
        """Where it stands, as people are told: words that stand within others told are not told again."""
        return tuple(
            stand
            for index, stand in enumerate(self.stands)
            if not any(_within(stand, other) for other in self.stands[:index])
            and not any(
                _within(stand, other) and stand.span != other.span for other in self.stands[index + 1 :]
            )
        )


def _within(stand: Stand, other: Stand) -> bool:
    return stand.place == other.place and other.span[0] <= stand.span[0] and stand.span[1] <= other.span[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnswer:
    """What one policy says of one page."""

    policy: AdoptedPolicy
    on: date
    shown: PageShown
    notices: tuple[NoticeAnswer, ...]
    report: Report

    @property
    def stops(self) -> list[NoticeAnswer]:
        """The notices whose want stops the page."""
        return [one for one in self.notices if one.stops]

    @property
    def open_stops(self) -> list[NoticeAnswer]:
        """The notices that would stop the page, where nobody can tell yet whether they stand there."""
        return [one for one in self.notices if one.state is State.CANNOT_TELL and one.effect.stops]

    def in_state(self, state: State) -> list[NoticeAnswer]:
        """The notices in a state."""
        return [one for one in self.notices if one.state is state]


def page_facts(shown: PageShown, stated: Facts, domains: Sequence[str]) -> Facts:
    """The facts of a page as shown, with what the caller has stated beside it; domains are the official ones."""
    lists: ListFacts = stated.lists
    if domains:
        known = lists.own_domains.value if isinstance(lists.own_domains, Known) else ()
        lists = replace(lists, own_domains=Known((*known, *domains)))
    waivers = stated.waivers.value if isinstance(stated.waivers, Known) else ()
    if shown.not_possible:
        waivers = (*waivers, WaiverFact(kind="not-possible-because", reason=shown.not_possible))
    page = _with_stated(facts_of(shown), stated.page)
    return replace(stated, page=page, lists=lists, waivers=Known(waivers) if waivers else ABSENT)


def _with_stated(read: PageFacts, stated: PageFacts) -> PageFacts:
    """What was read, with what somebody has stated in its place: a person knows better than a saved file."""
    told = {part.name: getattr(stated, part.name) for part in fields(PageFacts)}
    return replace(read, **{name: fact for name, fact in told.items() if fact is not UNKNOWN})


def for_its_own_policy(report: Report, shown: PageShown) -> Report:
    """The report without what other policies say of the notices of a page that names its own, "(nmpd) ..."."""
    if not shown.policy:
        return report
    why = say("This page is told for another policy ({policy}).", policy=shown.policy)
    others = [one for one in report.findings if one.policy != shown.policy and one.check in NOTICE_CHECKS]
    kept = [one for one in report.findings if one not in others]
    aside = [
        replace(one, verdict=Verdict.NOT_APPLICABLE, effect=Effect.NONE, why=why, remedies=())
        for one in others
    ]
    return replace(report, findings=kept, not_applicable=[*report.not_applicable, *aside])


def answer_page(
    library: Library, policy: AdoptedPolicy, on: date, shown: PageShown, facts: Facts
) -> PageAnswer:
    """Look for every page notice of a policy on a page whose facts `page_facts` has made."""
    report = library.examiner([policy], WATCH, on).examine(facts, "")
    clauses = policy.clauses_on(on)
    asked = {*report.looked_at, *(one.binding for one in report.not_applicable)}
    notices = tuple(
        _answer(
            binding,
            policy.notices[str(binding.values["notice"])],
            report,
            clauses,
            facts,
            library.scanner.scan,
            on,
        )
        for binding in policy.bindings.values()
        if "notice" in binding.values and binding.id in asked
    )
    return PageAnswer(policy=policy, on=on, shown=shown, notices=notices, report=report)


def _answer(  # noqa: PLR0913, PLR0917 -- one notice is read with everything that is known
    binding: Binding,
    notice: Notice,
    report: Report,
    clauses: dict[str, Clause],
    facts: Facts,
    scan: Scan,
    on: date,
) -> NoticeAnswer:
    finding = next((one for one in report.findings if one.binding == binding.id), None)
    apart = next((one for one in report.not_applicable if one.binding == binding.id), None)
    if apart is not None and finding is None:
        reading = Reading(State.NOT_APPLICABLE, apart.why)
    else:
        reading = _reading(binding, notice, finding, facts, scan, on)
    bound = [clauses[name] for name in binding.clauses if name in clauses]
    suggestion = (
        next((one.suggestion for one in finding.remedies if isinstance(one, Change)), "") if finding else ""
    )
    return NoticeAnswer(
        notice=notice.id,
        binding=binding.id,
        check=binding.check,
        clauses=tuple(binding.clauses),
        labels=tuple(clause.label for clause in bound),
        force=bound[0].force if bound else Force.MUST,
        state=reading.state,
        why=_with_comments_closed(reading, binding, facts),
        stands=reading.stands,
        lacking=reading.lacking,
        effect=finding.effect if finding else Effect.NONE,
        excused_by=finding.excused_by if finding else "",
        suggestion=suggestion,
        missing=finding.missing if finding else (),
        confidence=reading.confidence,
    )


def _reading(  # noqa: PLR0913, PLR0917 -- as _answer
    binding: Binding, notice: Notice, finding: Finding | None, facts: Facts, scan: Scan, on: date
) -> Reading:
    if binding.check == LINK:
        takes_reason = binding.values.get("takes-reason") is not False
        return read_link(facts, notice.where, scan, on, takes_reason=takes_reason)
    kind = _KINDS.get((binding.check, str(binding.values.get("asks", ""))))
    if kind is not None:
        return read_notice(kind, facts.page, notice.where, scan)
    if finding is None:
        return Reading(State.PRESENT, say("The notice stands there, whole."))
    return Reading(_STATE_OF[finding.verdict], finding.why, confidence=finding.confidence)


_STATE_OF = {
    Verdict.NOT_MET: State.ABSENT,
    Verdict.CANNOT_TELL: State.CANNOT_TELL,
    Verdict.NOT_APPLICABLE: State.NOT_APPLICABLE,
    Verdict.MET: State.PRESENT,
}
_ABOUT_COMMENTS = {"CT038", "CT039"}


def _with_comments_closed(reading: Reading, binding: Binding, facts: Facts) -> Sentence:
    closed = isinstance(facts.page.comments_open, Known) and not facts.page.comments_open.value
    if (
        not closed
        or binding.check not in _ABOUT_COMMENTS
        or reading.state in {State.PRESENT, State.CANNOT_TELL, State.NOT_APPLICABLE}
    ):
        return reading.why
    return say(
        "{why} Comments are switched off here; the clause makes no exception for that.", why=str(reading.why)
    )


Read = Callable[[bytes], PageShown]
"""Any way of reading a page."""
