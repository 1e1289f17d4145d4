"""A check: a pure function with a permanent code that looks at facts and text and says what is not met.

A check knows no agency. Its triggers are groups of the lexicons (`common/guilt:assertion`); the engine calls it only
when one of them occurs in the text, when a fact in its needs is not known to be absent, or when a fact that it only
uses is known. With none of these it is Met without a call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.clause import Elements
from bailiwick.policy.facts import Facts
from bailiwick.policy.notice import Notice
from bailiwick.policy.power import Power
from bailiwick.policy.remedy import Change, Remedy
from bailiwick.policy.statistic import Kind, Likelihood, Model
from bailiwick.policy.text.scanned import Match, ScannedText
from bailiwick.policy.verdict import Verdict

STATISTIC = "statistic"
"""The value by which a binding asks the statistical model where the rules found nothing."""
ALWAYS, OF_COMMENTS = "always", "comments"
"""... of every text, or of every visitor's comment; otherwise only where a word woke the check."""
STATISTIC_MEANS = (
    "asked where the rules found nothing: woken, where a word woke them; always, of every text; comments, of every "
    "visitor's comment"
)
COMMENTS = "comment.review"
_READ = (None, "en")


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing a check noticed. No observation at all means Met.

    `start` and `end` are character offsets into the raw text, end exclusive; -1 when no words are concerned.
    `confidence` runs from 0 to 1; below its binding's limit a finding only asks for review. `category` is what a
    standing release may cover: None takes the author's word for it, "" is a category that no standing release has.
    """

    verdict: Verdict
    why: Sentence
    start: int = -1
    end: int = -1
    remedies: tuple[Remedy, ...] = ()
    confidence: float = 1.0
    missing: tuple[str, ...] = ()
    category: str | None = None
    by_statistic: bool = False  # noticed by no rule: asks for review at most, whatever its binding says


def not_met(  # noqa: PLR0913 -- by keyword, one for each thing that can be said
    why: Sentence,
    *,
    start: int = -1,
    end: int = -1,
    remedies: tuple[Remedy, ...] = (),
    confidence: float = 1.0,
    missing: tuple[str, ...] = (),
    category: str | None = None,
) -> Observation:
    """Say that the clause is not met, which words show it, what would mend it, and what would settle it."""
    return Observation(Verdict.NOT_MET, why, start, end, remedies, confidence, missing, category)


def words_not_met(  # noqa: PLR0913 -- as not_met
    look: Look,
    start: int,
    end: int,
    why: Sentence,
    *,
    confidence: float,
    remedies: tuple[Remedy, ...] | None = None,
) -> Observation:
    """Say that the words from start to end are not met: `why` with them in its {words}, and a way on.

    Where no remedies are named, the sentence is offered to be left out.
    """
    return not_met(
        Sentence(why.template, {**why.values, "words": look.text.raw[start:end]}),
        start=start,
        end=end,
        confidence=confidence,
        remedies=(without_sentence(look, start),) if remedies is None else remedies,
    )


def without_sentence(look: Look, offset: int) -> Change:
    """The change that leaves the sentence out in which a character stands."""
    return Change(*look.text.sentence_at(offset), "")


def cannot_tell(why: Sentence, *missing: str, start: int = -1, end: int = -1) -> Observation:
    """Say which facts (paths such as `media.shows-employee`) are missing; the engine turns them into questions."""
    return Observation(Verdict.CANNOT_TELL, why, start, end, missing=missing)


def not_applicable(why: Sentence) -> Observation:
    """Say why the clause does not speak to this act."""
    return Observation(Verdict.NOT_APPLICABLE, why)


@dataclass(slots=True)
class Look:
    """Everything a check may look at: the scanned text, the facts, its binding's values, the day, the pack's nouns.

    Nobody changes one; it is not frozen because building it must be cheap.
    """

    text: ScannedText
    facts: Facts
    values: Mapping[str, object]
    on: date
    powers: Mapping[str, Power] = field(default_factory=dict)
    notices: Mapping[str, Notice] = field(default_factory=dict)
    elements: Mapping[str, Elements] = field(default_factory=dict)
    subject: str = "post"  # the subject of the gate: post site page record reference ...
    reads: str = (
        "post.text"  # the field the text is: post.text media.description media.text-read person.profile
    )
    lexicon_groups: frozenset[str] = frozenset()  # groups of the lexicons that the binding's values name
    scan: Callable[[str], ScannedText] | None = None  # scans further texts, such as the places of a page
    groups_named: Callable[[str], frozenset[str]] | None = None  # the groups behind the name of a word list
    act: str = ""  # the gate, or what the clock watches
    model: Callable[[], Model] | None = None  # the statistical model that ships, read when first asked

    def lexicon_matches(self) -> list[Match]:
        """The occurrences of the binding's own lexicons, in the order of the text."""
        return self.text.any_of(self.lexicon_groups) if self.lexicon_groups else []

    def likelihood(self, kind: Kind) -> Likelihood | None:
        """How likely the text is of a kind, by a statistic; None where the binding asks no statistic or it cannot read.

        A visitor's comment, which is only ever looked at, is spoken of sooner than a post.
        """
        asked = self.values.get(STATISTIC)
        comment = self.act == COMMENTS
        if self.model is None or asked is None or (asked == OF_COMMENTS and not comment):
            return None
        if self.text.language.code not in _READ:
            return None
        return self.model().likelihood(self.text.raw, kind, wide=comment)

    def words(self, match: Match) -> str:
        """The raw words of a match, as the person typed them."""
        return self.text.raw[match.start : match.end]


Examine = Callable[[Look], Iterable[Observation]]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check: its code, what it asks, what wakes it, and the function that looks."""

    code: str
    name: str
    asks: str  # the question in one plain sentence
    examine: Examine
    document: str  # the module's docstring
    rules: tuple[str, ...] = ()  # CR-nn of the catalogue of content rules
    triggers: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()  # groups it looks up once woken
    needs: tuple[str, ...] = ()  # fact paths; woken when one of them is Known or Unknown
    uses: tuple[
        str, ...
    ] = ()  # fact paths; woken when one is Known, for nothing hangs on it where nobody has said
    languages: tuple[str, ...] = ()  # empty: reads no text
    values: Mapping[str, str] = field(
        default_factory=dict
    )  # value names a binding may set, each with its meaning
    aliases: tuple[str, ...] = ()


def check(  # noqa: PLR0913 -- the declaration of a check, by keyword
    code: str,
    *,
    name: str,
    asks: str,
    document: str | None,
    rules: tuple[str, ...] = (),
    triggers: Iterable[str] = (),
    context: Iterable[str] = (),
    needs: tuple[str, ...] = (),
    uses: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    values: Mapping[str, str] | None = None,
    aliases: tuple[str, ...] = (),
) -> Callable[[Examine], Check]:
    """Turn a function into a Check. `document` is the module's `__doc__`, from which its page is made."""

    def declare(examine: Examine) -> Check:
        return Check(
            code=code,
            name=name,
            asks=asks,
            examine=examine,
            document=document or "",
            rules=rules,
            triggers=frozenset(triggers),
            context=frozenset(context),
            needs=needs,
            uses=uses,
            languages=languages,
            values=MappingProxyType(dict(values or {})),
            aliases=aliases,
        )

    return declare
