"""Reading a page for one notice: whether it stands there, whole, where people see it, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, cannot_tell, not_met
from bailiwick.policy.checks.grammar.notice_comments import monitored, remove_any, remove_limited
from bailiwick.policy.checks.grammar.notice_contact import contact
from bailiwick.policy.checks.grammar.notice_disclosure import disclosed_posted, disclosed_submitted
from bailiwick.policy.checks.grammar.notice_intro import intro
from bailiwick.policy.checks.grammar.notice_names import NOTICE_NAMES
from bailiwick.policy.checks.grammar.notice_opinion import opinion
from bailiwick.policy.checks.grammar.notice_owner import NAMES_AGENCY, owner
from bailiwick.policy.checks.grammar.notice_places import POSTS, Prominence, Scan, Shown, Stand
from bailiwick.policy.checks.grammar.notice_spanish import in_spanish
from bailiwick.policy.checks.grammar.notice_words import Found
from bailiwick.policy.facts.subjects import PageFacts
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.named import language_called

READ_LANGUAGES = frozenset({"en", "es"})
SURE, UNSURE, TOO_WIDE_CONFIDENCE = 1.0, 0.7, 0.6


class Kind(Enum):
    """The notices that are found by their words; the link is read apart."""

    INTRO = "intro"
    OWNER = "owner"
    CONTACT = "contact"
    OPINION = "opinion"
    MONITORED = "monitored"
    REMOVE_ANY = "remove-any"
    REMOVE_LIMITED = "remove-limited"
    POSTED = "disclosed-posted"
    SUBMITTED = "disclosed-submitted"


class State(Enum):
    """What became of a notice on a page."""

    PRESENT = "present"
    INCOMPLETE = "incomplete"
    TOO_WIDE = "too-wide"
    ABSENT = "absent"
    CANNOT_TELL = "cannot-tell"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a notice: its state, why, where its parts stand, which are missing, how sure that is."""

    state: State
    why: Sentence
    stands: tuple[Stand, ...] = ()
    lacking: tuple[str, ...] = ()
    confidence: float = SURE
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Notice:
    find: Callable[[str], Found]
    parts: tuple[str, ...]
    prominently: bool = False


_NOTICES = {
    Kind.INTRO: _Notice(intro, ("purpose", "scope")),
    Kind.OWNER: _Notice(owner, ("owner",)),
    Kind.CONTACT: _Notice(contact, ("contact",), prominently=True),
    Kind.OPINION: _Notice(opinion, ("opinion",)),
    Kind.MONITORED: _Notice(monitored, ("monitored",)),
    Kind.REMOVE_ANY: _Notice(remove_any, ("right", "any-posting")),
    Kind.REMOVE_LIMITED: _Notice(remove_limited, ("right", "obscenity", "off-topic", "attacks")),
    Kind.POSTED: _Notice(disclosed_posted, ("posted",)),
    Kind.SUBMITTED: _Notice(disclosed_submitted, ("submitted",)),
}
PART_WORDS = {
    "purpose": say("what the page is for"),
    "scope": say("what the page covers or does not"),
    "owner": say("that the department runs the page"),
    "contact": say("a way to reach the department"),
    "opinion": say("that visitors’ views are not the department’s"),
    "monitored": say("that comments are monitored"),
    "right": say("that comments may be removed"),
    "any-posting": say("that any posting may be removed"),
    "obscenity": say("obscenity as a ground"),
    "off-topic": say("off-topic comments as a ground"),
    "attacks": say("personal attacks as a ground"),
    "posted": say("that what is posted may be disclosed"),
    "submitted": say("that what is only submitted may be disclosed"),
    "link": say("a link to the official website"),
}
"""The parts of notices in words."""


@dataclass(frozen=True, slots=True)
class _Against:
    """Words that say the opposite, and what they say."""

    stand: Stand
    note: Sentence | None


@dataclass(slots=True)
class _Gathered:
    """What the places of a page have of one notice, taken together."""

    parts: dict[str, Stand]
    against: _Against | None = None
    softly: _Against | None = None  # speaks against only where nothing says the contrary
    weak: Stand | None = None
    wider: Stand | None = None
    note: Sentence | None = None
    hidden: Stand | None = None  # stands only where it is not readily seen


def read_notice(kind: Kind, page: PageFacts, where: Sequence[str], scan: Scan) -> Reading:
    """Read a page for one notice in the places named."""
    shown = Shown.of(page, where, scan)
    gathered = _gather(kind, shown)
    lacking = tuple(part for part in _NOTICES[kind].parts if part not in gathered.parts)
    stands = tuple(gathered.parts.values())
    against = gathered.against or (gathered.softly if lacking else None)
    if against is not None and (kind is Kind.OWNER or (lacking and not shown.unread)):
        return Reading(State.ABSENT, _why_against(against), (against.stand,), lacking)
    if lacking:
        return _lacking(kind, gathered, shown, lacking)
    if gathered.wider is not None:
        why = say("The notice claims more than the policy gives: “{words}”.", words=gathered.wider.words)
        return Reading(State.TOO_WIDE, why, (*stands, gathered.wider), (), TOO_WIDE_CONFIDENCE)
    return Reading(State.PRESENT, say("The notice stands there, whole."), stands)


def observe(look: Look, kind: Kind) -> Iterator[Observation]:
    """What a check has to say of one notice, by the notice its binding names."""
    notice = look.notices[str(look.values["notice"])]
    assert look.scan is not None  # noqa: S101 -- the engine always gives it
    reading = read_notice(kind, look.facts.page, notice.where, look.scan)
    why = say("{notice}: {why}", notice=NOTICE_NAMES[kind.value], why=reading.why)
    if reading.state is State.CANNOT_TELL:
        yield cannot_tell(why, *reading.missing)
    elif reading.state is not State.PRESENT:
        suggestion = (Change(0, 0, notice.suggest),)
        yield not_met(why, remedies=suggestion, confidence=reading.confidence)


def _gather(kind: Kind, shown: Shown) -> _Gathered:
    notice, gathered = _NOTICES[kind], _Gathered({})
    for place, text in shown.texts:
        for found in (notice.find(text), in_spanish(kind.value, text)):
            for part, span in found.parts.items():
                stand = _stand(part, place, text, span)
                if place == POSTS or (notice.prominently and stand.prominence in _NOT_PROMINENT):
                    gathered.hidden = gathered.hidden or stand
                else:
                    gathered.parts.setdefault(part, stand)
            if place == POSTS:
                continue
            _gather_against(gathered, found, _maybe("against", place, text, found.against))
            gathered.wider = gathered.wider or _maybe("wider", place, text, found.wider)
            gathered.weak = gathered.weak or _maybe("weak", place, text, found.weak)
            gathered.note = gathered.note or found.note
        if kind is Kind.OWNER and place == "name" and NAMES_AGENCY.search(text):
            gathered.weak = gathered.weak or _stand("weak", place, text, (0, len(text)))
            gathered.note = gathered.note or say("The name alone does not say who runs the page.")
    return gathered


def _gather_against(gathered: _Gathered, found: Found, stand: Stand | None) -> None:
    if stand is None:
        return
    against = _Against(stand, found.note)
    if found.softly:
        gathered.softly = gathered.softly or against
    else:
        gathered.against = gathered.against or against


_NOT_PROMINENT = {Prominence.FURTHER_DOWN, Prominence.BEHIND_MORE, Prominence.WHEN_WRITING}


def _lacking(kind: Kind, gathered: _Gathered, shown: Shown, lacking: tuple[str, ...]) -> Reading:
    stands = tuple(gathered.parts.values())
    if shown.unread:
        why = say("Part of the page has not been read, so the notice may stand there.")
        return Reading(State.CANNOT_TELL, why, stands, lacking, missing=shown.unread)
    others = sorted(shown.languages - READ_LANGUAGES)
    if others:
        why = say(
            "The page speaks {language} as well, which we do not read.", language=language_called(others[0])
        )
        return Reading(State.CANNOT_TELL, why, stands, lacking)
    confidence = UNSURE if "es" in shown.languages else SURE
    if gathered.hidden is not None:
        why = say("It is on the page, but not where people readily see it.")
        return Reading(State.INCOMPLETE, why, (gathered.hidden,), lacking, confidence)
    if gathered.weak is not None and gathered.note is not None:
        name_alone = kind is Kind.OWNER and gathered.weak.place == "name"
        sure = UNSURE if name_alone else confidence
        return Reading(State.INCOMPLETE, gathered.note, (gathered.weak,), lacking, sure)
    return _absent(shown, stands, lacking, confidence)


def _absent(shown: Shown, stands: tuple[Stand, ...], lacking: tuple[str, ...], confidence: float) -> Reading:
    if stands:
        parts = tuple(PART_WORDS[part] for part in lacking)
        why = say("The notice is there, but not whole. This is missing: {parts}.", parts=parts)
        return Reading(State.INCOMPLETE, why, stands, lacking, confidence)
    if "es" in shown.languages:
        why = say("The page does not carry this notice, neither in English nor in Spanish.")
        return Reading(State.ABSENT, why, (), lacking, confidence)
    return Reading(State.ABSENT, say("The page does not carry this notice."), (), lacking, confidence)


def _why_against(against: _Against) -> Sentence:
    why = against.note or say("The page says the opposite.")
    return say("{why} It reads: “{words}”.", why=why, words=against.stand.words)


def _stand(part: str, place: str, text: str, span: tuple[int, int]) -> Stand:
    return Stand(part, place, " ".join(text[span[0] : span[1]].split()), span)


def _maybe(part: str, place: str, text: str, span: tuple[int, int] | None) -> Stand | None:
    return _stand(part, place, text, span) if span else None
