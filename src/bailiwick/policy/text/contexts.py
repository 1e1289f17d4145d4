"""Named contexts: a closed table of pure questions about where in a text some words stand.

`not_before: [a-surname]` asks only about what follows the words, `not_after` only about what goes before them, and
`not_inside` about both. Contexts of a whole sentence, such as `counter-speech`, answer the same on every side.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from enum import Enum
from operator import itemgetter
from types import MappingProxyType

from bailiwick.policy.text.rawtext import RawText


class Side(Enum):
    """Which side of the words a limit asks about."""

    AFTER = "not_before"
    BEFORE = "not_after"
    AROUND = "not_inside"


Context = Callable[[RawText, int, int, Side], bool]
"""Whether the words from start to end stand in the context."""

_REACH = 40
_WORDS_BACK = 4

_NAMES_FOLLOW = re.compile(r"\s{1,2}(?:[A-Z]\.\s?)?(?:[A-Z][a-z'’-]+[A-Za-z]*)")
_NAME_BEFORE = re.compile(r"\b(?P<word>[A-Z][A-Za-z'’-]*[a-z]|[A-Z]\.)\.?\s{1,2}\Z")
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?:…\n]|\A.*[\"“‘(\[])[\s\"“‘(\[]*\Z")
_NO_NAMES = frozenset(
    (  # noqa: SIM905 -- reads better than a list of a hundred strings
        "a an and are as at but by can do did does for from had has have he her his how i if in is it"
        " its just my no not"
        " of oh on or our she so that the their then they this to was we were what when where who why"
        " with you your yes"
        " dear hey hi hello thanks thank please all every some any you're i'm he's she's it's that's"
        " what's don't"
    ).split()
)
_PLACE_AFTER = re.compile(
    r"\s{1,2}(?:[A-Z][\w'’]+\s)?(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|place|court|close"
    r"|park|square|county|creek|river|lake|hill|hills|mountain|mount|island|bridge|beach|bay|bar|inn|tavern|pub|hotel"
    r"|school|church|cathedral|farm|wood|woods|green|station|village|town|city|parish|township|heights|valley|falls"
    r"|springs|crossing|junction|alley|highway|parkway|trail|mall|center|centre|stadium|arms|point|field|common)\b\.?",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:lake|mount|mt\.?|fort|ft\.?|port|cape|camp|river|isle of|town of|city of|village of|county of|university of"
    r"|state of|st\.?|saint|san|santa|los|las|rio|new|north|south|east|west|upper|lower|great|little)\s{1,2}\Z",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:sa(?:id|ys|ying)|stat(?:ed|es|ing)|claim(?:ed|s|ing)|alleg(?:ed|es|ing)|report(?:ed|s)|wr(?:ote|ites|iting)"
    r"|tweet(?:ed|s)|testif(?:ied|ies)|argu(?:ed|es)|insist(?:ed|s)|add(?:ed|s)|recall(?:ed|s)|den(?:ied|ies)"
    r"|heard|told|tells|yell(?:ed|s|ing)|shout(?:ed|s|ing)|scream(?:ed|s|ing)|chant(?:ed|s|ing)|ask(?:ed|s)"
    r"|read(?:s|ing)?|quot(?:e|es|ed|ing))"
    r"(?:\s+(?:that|how|he|she|they|it|[\w'’]+\s+(?:that|to))\b|\s*[,:\"“‘'])"
    r"|\baccording to\b|\bin (?:his|her|their|the \w+['’]s) words\b|\bquot(?:e|ed|ing)\b"
    r"|\bcall(?:ed|s|ing)?\s+(?:him|her|them|me|us|you|it|the|a|an|my|our|his|another|other|people|someone|somebody"
    r"|each other|[A-Z]\w+)\b|\b(?:referr(?:ed|ing)|refers) to\b.{0,40}\bas\b"
    r"|\b(?:the|a|this|that|such)\s+(?:words?|terms?|phrases?|slurs?|epithets?|names?|insults?|slogans?)\b"
    r"|\b(?:signs?|banners?|caption|headline|lyrics?|message|text|email|letter|tattoo|shirt|graffiti)\s+"
    r"(?:that\s+)?(?:said|says|saying|reads?|reading)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"\A[^.!?]{0,60}[,\"”’']\s*(?:he|she|they|the \w+|\w+)\s+(?:said|says|told|yelled|shouted|wrote|added|claimed)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|none|nor|neither|without|cannot|cant|dont|doesnt|didnt|isnt|arent|wasnt|wont|wouldnt"
    r"|shouldnt|hardly|[a-z]+n['’]t)\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[,;:.!?()\n–—]|\s-\s|\b(?:but|though|although|however)\b", re.IGNORECASE)
_CONDEMNS = re.compile(
    r"\b(?:is|are|was|were|'s|’s|be|being|such|so|sounds?|really|absolutely|completely|totally|just|how)\s+"
    r"(?:(?:a|an|so|very|really|just|always|never|simply|plainly|deeply|utterly)\s+){0,2}"
    r"(?:hateful|hurtful|harmful|racist|sexist|bigoted|homophobic|transphobic|antisemitic|wrong|unacceptable"
    r"|disgusting|offensive|disgraceful|shameful|despicable|horrible|appalling|vile|abhorrent|inexcusable|cruel"
    r"|not\s+ok(?:ay)?|not\s+acceptable|not\s+right|no\s+joke|dehumani[sz]ing|ignorant|prejudiced|hate\s+speech"
    r"|a\s+slur|slurs|lies?|a\s+lie|untrue|false)\b"
    r"|\b(?:nobody|no[- ]one|none of us|you|we|they|people|officers|anyone)\s+"
    r"(?:should(?:\s+(?:not|never|ever)|n['’]t)?|must(?:\s+(?:not|never)|n['’]t)|ought\s+(?:not|never)|deserves?(?:\s+to)?)\b"
    r"|\b(?:don['’]?t|do\s+not|never|stop|quit|please\s+stop|refuse\s+to|refuses\s+to|not\s+going\s+to|won['’]?t)\s+"
    r"(?:ever\s+|just\s+)?(?:call|calling|say|saying|use|using|tell|telling|treat|treating|write|writing|spread"
    r"|spreading|repeat|repeating|tolerate|accept|joke|joking|stand\s+for)\b"
    r"|\b(?:(?:will|would|can|do|does|should|must)(?:\s*not|n['’]t)|won['’]?t|can['’]?t|never|zero|no)\s+"
    r"(?:be\s+)?(?:tolerat(?:e|ed|ion|ing)|accept(?:ed|able)?|condon(?:e|ed|ing)|stand\s+for|excuse[ds]?)\b"
    r"|\b(?:condemn(?:s|ed|ing)?|denounc(?:e|es|ed|ing)|oppos(?:e|es|ed|ing)|reject(?:s|ed|ing)?|report(?:ed|ing)?\s+"
    r"(?:hate|racist|abuse)|speak(?:ing)?\s+(?:up|out)\s+against|stand(?:s|ing)?\s+(?:up\s+)?against|fight(?:s|ing)?"
    r"\s+(?:against\s+)?(?:hate|racism|bigotry))\b"
    r"|\b(?:no\s+place\s+(?:for|in)|has\s+no\s+place|have\s+no\s+place|shame\s+on\s+(?:anyone|those|whoever|people))\b"
    r"|\b(?:anyone|people|those|whoever|if\s+you|someone)\s+(?:who\s+|that\s+)?(?:still\s+)?(?:says?|saying|thinks?"
    r"|thinking|calls?|calling|believes?|believing|claims?|claiming)\b[^.!?]{0,120}\b(?:is|are|should|needs?|must)\b",
    re.IGNORECASE,
)
_CHUNK_BEFORE = re.compile(r"\S{0,200}\Z")
_CHUNK_AFTER = re.compile(r"\S{0,200}")
_URL = re.compile(
    r"://|\bwww\.|\b[a-z0-9-]+\.(?:com|org|net|gov|edu|uk|us|co|io|info|ly|me|tv|mil)(?:/|\b)", re.IGNORECASE
)
_QUESTION = re.compile(r"\?[\"”’')\]]*\s*\Z")


def _sentence(text: RawText, start: int) -> tuple[str, int]:
    begin, end = text.sentence_at(start)
    return text.raw[begin:end], begin


def _chunk(text: RawText, start: int, end: int) -> tuple[str, int]:
    """The words with what adjoins them without white space, and where they begin within that."""
    before = _CHUNK_BEFORE.search(text.raw, max(0, start - 200), start)
    after = _CHUNK_AFTER.match(text.raw, end)
    head = before.group() if before else ""
    return head + text.raw[start:end] + (after.group() if after else ""), len(head)


def _quotation(text: RawText, start: int, end: int, _side: Side) -> bool:
    place = bisect_right(text.quotations, start, key=itemgetter(0)) - 1
    return place >= 0 and text.quotations[place][1] >= end


def _reported_speech(text: RawText, start: int, end: int, _side: Side) -> bool:
    sentence, begin = _sentence(text, start)
    return bool(_SAID.search(sentence[: start - begin]) or _AFTERWARDS.search(sentence[end - begin :]))


def _capitalised(text: RawText, start: int, end: int) -> bool:
    words = text.raw[start:end]
    return words[:1].isupper() and not words.isupper()


def _name_follows(text: RawText, end: int) -> bool:
    match = _NAMES_FOLLOW.match(text.raw, end)
    return match is not None and match.group().split()[-1].lower() not in _NO_NAMES


def _name_precedes(text: RawText, start: int, *, in_mid_sentence: bool) -> bool:
    match = _NAME_BEFORE.search(text.raw, max(0, start - _REACH), start)
    if match is None or match["word"].lower() in _NO_NAMES:
        return False
    if not in_mid_sentence:
        return True
    sentence, begin = _sentence(text, start)
    return not _SENTENCE_BEGINS.search(sentence[: max(0, match.start() - begin)])


def _a_surname(text: RawText, start: int, end: int, side: Side) -> bool:
    if not _capitalised(text, start, end):
        return False
    after = side is not Side.BEFORE and _name_follows(text, end)
    return after or (side is not Side.AFTER and _name_precedes(text, start, in_mid_sentence=False))


def _a_name(text: RawText, start: int, end: int, side: Side) -> bool:
    if not _capitalised(text, start, end):
        return False
    if side is not Side.BEFORE and _name_follows(text, end):
        return True
    if side is Side.AFTER:
        return False
    titled = _TITLE_BEFORE.search(text.raw, max(0, start - _REACH), start)
    return titled is not None or _name_precedes(text, start, in_mid_sentence=True)


_TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Sgt|Lt|Capt|Det|Cpl|Cmdr|Insp|Supt|Officer|Sergeant|Lieutenant|Captain|Detective"
    r"|Corporal|Commander|Commissioner|Chief|Deputy|Sheriff|Mayor|Councillor|Councilman|Councilwoman|Senator|Judge"
    r"|Governor|President|Professor|Constable|Inspector|Superintendent|Trooper|Agent|Attorney|Justice|Reverend|Rev"
    r"|Congressman|Congresswoman|Representative|Cllr|PC|DC|PCSO|Uncle|Aunt|Coach)\.?\s{1,2}\Z"
)


def _place_name(text: RawText, start: int, end: int, side: Side) -> bool:
    if not text.raw[start : start + 1].isupper():
        return False
    if side is not Side.BEFORE and _PLACE_AFTER.match(text.raw, end):
        return True
    return side is not Side.AFTER and bool(_PLACE_BEFORE.search(text.raw, max(0, start - _REACH), start))


def _url(text: RawText, start: int, end: int, _side: Side) -> bool:
    chunk, place = _chunk(text, start, end)
    return any(match.start() <= place + (end - start) for match in _URL.finditer(chunk))


def _tagged(sign: str) -> Context:
    pattern = re.compile(rf"(?<![\w&]){sign}[\w’'-]*\Z")

    def context(text: RawText, start: int, _end: int, _side: Side) -> bool:
        return bool(
            pattern.search(text.raw, max(0, start - _REACH), start + (text.raw[start : start + 1] == sign))
        )

    return context


def _negation(text: RawText, start: int, _end: int, _side: Side) -> bool:
    sentence, begin = _sentence(text, start)
    clause = _CLAUSE_ENDS.split(sentence[: start - begin])[-1]
    return any(_NEGATION.fullmatch(word) for word in clause.split()[-_WORDS_BACK:])


def _counter_speech(text: RawText, start: int, _end: int, _side: Side) -> bool:
    return bool(_CONDEMNS.search(_sentence(text, start)[0]))


def _question(text: RawText, start: int, _end: int, _side: Side) -> bool:
    return bool(_QUESTION.search(_sentence(text, start)[0]))


CONTEXTS: Mapping[str, Context] = MappingProxyType(
    {
        "a-name": _a_name,
        "a-surname": _a_surname,
        "counter-speech": _counter_speech,
        "handle": _tagged("@"),
        "hashtag": _tagged("#"),
        "negation": _negation,
        "place-name": _place_name,
        "question": _question,
        "quotation": _quotation,
        "reported-speech": _reported_speech,
        "url": _url,
    }
)
"""Every context by its name. A lexicon may name no other."""
