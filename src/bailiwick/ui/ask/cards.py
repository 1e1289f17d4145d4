"""Findings as cards: one card for one set of words and one reason, with every rule that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.clause import Force
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.finding import Finding
from bailiwick.policy.joint import Joint
from bailiwick.policy.pack import Pack
from bailiwick.policy.questions import (
    permission_key,
    permission_question,
    second_reader_key,
    second_reading_said,
)
from bailiwick.policy.remedy import Ask, Change, Do, Remedy, Wait, Waive
from bailiwick.policy.reminder import Occasion
from bailiwick.policy.reminding import Told
from bailiwick.policy.rendering.remedies import strictest_counts, takes_more_than
from bailiwick.policy.verdict import Effect
from bailiwick.ui.ask.answering import READS_TEXT, YES, Answer, Desk, change_key, leaves_words
from bailiwick.ui.ask.marks import Span
from bailiwick.ui.ask.wording import (
    FORCE_WORDS,
    STEP_WORDS,
    TONE_ICONS,
    TONE_OF_EFFECT,
    TONE_WORDS,
    Tone,
    lead,
)

MOST_CARDS = 40
MOST_WORDS = 80
MOST_RULES = 3
SECOND_READING = "second-reading"
READS_WORDS = frozenset((READS_TEXT, "media.description"))


@dataclass(frozen=True, slots=True)
class Rule:
    """The clauses of one printed label that speak equally firmly: the label, our ids, and our summaries of them."""

    cited: str
    firmly: Sentence
    ids: tuple[str, ...]
    says: tuple[str, ...]
    own_wording: bool = False


@dataclass(frozen=True, slots=True)
class Rewording:
    """A change a button makes. An empty suggestion takes words out; one that adds takes none away.

    `sentence`: more goes than the words that are marked.
    """

    key: str
    suggestion: str
    adds: bool = False
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody whose yes would excuse it: the question, and the answer a button gives."""

    key: str
    asks: Sentence
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding as a person sees it."""

    number: int
    tone: Tone
    words: str
    start: int
    end: int
    lead: Sentence
    why: Sentence
    rules: tuple[Rule, ...]
    more_rules: tuple[Rule, ...]
    check: str
    rewordings: tuple[Rewording, ...]
    leaves: tuple[Leave, ...]
    steps: tuple[Sentence, ...]
    our_own: bool
    counts: Sentence | None = None
    beside: tuple[Told, ...] = ()  # what the policies have people told with it
    reasons: tuple[Told, ...] = ()  # and why there is such a rule

    @property
    def word(self) -> Sentence:
        """What the tone is called."""
        return TONE_WORDS[self.tone]

    @property
    def icon(self) -> str:
        """The icon of the tone."""
        return TONE_ICONS[self.tone]

    @property
    def span(self) -> Span | None:
        """The words to mark, if the finding is about words."""
        return Span(self.number, self.tone, self.start, self.end) if self.end > self.start >= 0 else None


def cards_of(answer: Answer, desk: Desk) -> list[Card]:
    """The cards of what is not met, strongest first, then in the order of the text."""
    groups = _grouped(answer.not_met)
    groups.sort(key=lambda group: (-_strength(group), group[0].start))
    return [_card(number, group, answer, desk) for number, group in enumerate(groups[:MOST_CARDS], start=1)]


def _grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.reads, finding.start, finding.end, finding.check, str(finding.why))
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def _strength(group: Sequence[Finding]) -> int:
    return max(finding.effect.strength for finding in group)


def _card(number: int, group: Sequence[Finding], answer: Answer, desk: Desk) -> Card:
    by_strength = sorted(group, key=lambda finding: -finding.effect.strength)
    strongest = by_strength[0]
    effect = strongest.effect
    # A visitor's comment is never stopped by a rule: a person looks at it.
    of_a_visitor = answer.asked.kind is PostClass.COMMENT
    if of_a_visitor and effect.strength > Effect.REVIEW.strength:
        effect = Effect.REVIEW
    tone = TONE_OF_EFFECT[effect]
    in_text = strongest.reads == READS_TEXT
    words = shortened(strongest.text) if strongest.reads in READS_WORDS else ""
    rules = rules_of(by_strength, answer.policies, desk.library.packs)
    remedies = list(dict.fromkeys(remedy for finding in group for remedy in finding.remedies))
    return Card(
        number=number,
        tone=tone,
        words=words,
        start=strongest.start if in_text else -1,
        end=strongest.end if in_text else -1,
        lead=lead(tone, words),
        why=strongest.why,
        rules=tuple(rules[:MOST_RULES]),
        more_rules=tuple(rules[MOST_RULES:]),
        check=strongest.check,
        rewordings=_rewordings(remedies, strongest, answer) if in_text and not of_a_visitor else (),
        leaves=tuple(_leaves(group, remedies, desk, answer.asked.answers))
        if tone is not Tone.EXCUSED
        else (),
        steps=_steps(remedies, answer, in_text=in_text),
        our_own=all(finding.policy not in answer.policies for finding in group),
        counts=_counts(by_strength, answer),
        beside=_told_with(group, answer, Occasion.BESIDE),
        reasons=_told_with(group, answer, Occasion.REASON),
    )


def _told_with(group: Sequence[Finding], answer: Answer, occasion: Occasion) -> tuple[Told, ...]:
    bindings = {finding.binding for finding in group}
    return tuple(
        told
        for told in answer.reminders
        if told.reminder.occasion is occasion and not bindings.isdisjoint(told.beside)
    )


def _rewordings(remedies: Sequence[Remedy], finding: Finding, answer: Answer) -> tuple[Rewording, ...]:
    """The changes to these words that leave something of them."""
    return tuple(
        _rewording(answer.asked.text, remedy, (finding.start, finding.end))
        for remedy in remedies
        if isinstance(remedy, Change) and leaves_words(answer.asked.text, remedy)
    )


def _rewording(text: str, change: Change, words: tuple[int, int]) -> Rewording:
    adds = change.start == change.end
    shown = change.suggestion.lstrip(" .") if adds else change.suggestion
    sentence = not change.suggestion and takes_more_than(words, change.start, change.end)
    return Rewording(change_key(text, change), shown, adds, sentence)


def _steps(remedies: Sequence[Remedy], answer: Answer, *, in_text: bool) -> tuple[Sentence, ...]:
    of_a_visitor = answer.asked.kind is PostClass.COMMENT
    steps = [step_of(remedy, of_a_visitor=of_a_visitor) for remedy in remedies]
    if in_text and not of_a_visitor:
        text = answer.asked.text
        cuts = [one for one in remedies if isinstance(one, Change)]
        steps += [STEP_WORDS["leave-unposted"] for one in cuts if not leaves_words(text, one)]
    return tuple(dict.fromkeys(filter(None, steps)))


def _counts(by_strength: Sequence[Finding], answer: Answer) -> Sentence | None:
    """Whose answer counts, where the policies that bind the asker are not equally strict."""
    cited = {name: policy.pack.citation for name, policy in answer.policies.items()}
    return strictest_counts(Joint(tuple(by_strength)), cited)


def rules_of(
    findings: Iterable[Finding], policies: Mapping[str, AdoptedPolicy], packs: Mapping[str, Pack]
) -> list[Rule]:
    """The clauses of the findings, each once, by printed label and firmness."""
    grouped: dict[tuple[str, Force, bool], dict[str, str]] = {}
    for finding in findings:
        pack = packs[finding.policy]
        own = policies[pack.id].overlay.wording if pack.id in policies else {}
        for clause in (pack.clauses[name] for name in finding.clauses if name in pack.clauses):
            cited = f"{pack.citation}, {clause.label}" if clause.label else pack.citation
            summaries = grouped.setdefault((cited, clause.force, clause.id in own), {})
            summaries[clause.id] = own.get(clause.id, clause.says)
    return [
        Rule(
            cited, FORCE_WORDS[force], tuple(summaries), tuple(dict.fromkeys(summaries.values())), own_wording
        )
        for (cited, force, own_wording), summaries in grouped.items()
    ]


def _leaves(
    group: Sequence[Finding], remedies: Sequence[Remedy], desk: Desk, answers: Mapping[str, str]
) -> Iterable[Leave]:
    """Whose yes would excuse the finding: the holder of a power, or a second reader."""
    for remedy in remedies:
        power = desk.powers.get(remedy.power) if isinstance(remedy, Ask) else None
        if power is not None and answers.get(permission_key(power)) != YES:
            yield Leave(permission_key(power), permission_question(power).asks)
    if any(isinstance(remedy, Do) and remedy.act == SECOND_READING for remedy in remedies):
        binding = desk.library.packs[group[0].policy].bindings[group[0].binding]
        key = second_reader_key(binding)
        if answers.get(key) != YES and second_reading_said(binding):
            yield Leave(
                key, say("If the words do not mean what we think, ask a second person to say so."), quiet=True
            )


def step_of(  # noqa: PLR0911 -- one return for each remedy
    remedy: Remedy, *, of_a_visitor: bool = False
) -> Sentence | None:
    """What would help, as a sentence; None for a remedy that is a button, or is shown elsewhere."""
    match remedy:
        case Do("review", _) if of_a_visitor:
            return say("What would help: a second person reads it before anything is done about it.")
        case Do("rewrite", _) if of_a_visitor:
            return None
        case Do(act, _) if act == SECOND_READING:
            return None
        case Do(act, _) if act in STEP_WORDS:
            return STEP_WORDS[act]
        case Do(act, by):
            return say(
                "What would help: {act}, by the {role}.", act=act.replace("-", " "), role=by.replace("-", " ")
            )
        case Waive(kind):
            return say(
                "It may be set aside for a reason that is recorded ({kind}).", kind=kind.replace("-", " ")
            )
        case Wait(until):
            return say("Wait until {until}.", until=until)
        case _:
            return None


def shortened(text: str) -> str:
    """Words as they are quoted: on one line, and not endlessly."""
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST_WORDS else f"{flat[: MOST_WORDS - 1]}…"
