"""That comments are watched, and that the department may take them down: which, and whether more than it may."""

from __future__ import annotations

import re

from bailiwick.kernel.sentence import say
from bailiwick.policy.checks.grammar.notice_words import (
    COMMENT,
    NEGATION,
    NOTHING,
    PAGE,
    Found,
    clauses_of,
    negated_before,
    span_of,
    words,
)
from bailiwick.policy.text.sentences import Span

_GAP = r"[^.!?\n]"
_STRONG = r"(?:monitor(?:s|ed|ing)?|moderat(?:es?|ed|ing)|supervis(?:es?|ed|ing)|overse(?:e|es|en|eing)|screen(?:s|ed|ing)?|vet(?:s|ted|ting)?)"
_WEAK = r"(?:review(?:s|ed|ing)?|watch(?:es|ed|ing)?|reads?|reading|check(?:s|ed|ing)?|look(?:s|ed|ing)? (?:at|through|over|after)|(?:keeps?|kept|keeping) (?:an eye|watch|tabs) (?:on|over)|go(?:es)? (?:through|over)|inspect(?:s|ed)?|examin(?:es?|ed)|observ(?:es?|ed)|scan(?:s|ned)?|see|sees|seen)"
_WATCHER = r"(?:we|us|staff|team|department|police|officers?|employees|division|agency|city|moderators?|somebody|someone|person|people here|administrators?|admins?|unit|office|sergeant|(?:[a-z]{1,4}pd))"
_THING = rf"(?:{COMMENT}|comment section)"
_WATCHED = (
    words(rf"\b{_THING}\b{_GAP}{{0,60}}?\b(?:is|are|be|being|gets?|get|been|has|have)\b (?:(?:\w+ly|all|also|always|being|be|been|then|first|still|each|subject to|daily) ){{0,3}}(?:{_STRONG}|{_WEAK})\b"),
    words(rf"\b{_WATCHER}\b{_GAP}{{0,40}}?\b(?:{_STRONG}|{_WEAK})\b(?: over| through)? {_GAP}{{0,40}}?\b(?:{_THING}|discussions?|conversations?)\b"),
    words(rf"\b(?:{_STRONG})\b {_GAP}{{0,30}}?\bcomments?\b"),
    words(r"\bcomments? (?:section )?(?:always |closely |actively )?(?:monitored|moderated)\b"),
    words(rf"\b{_THING}\b{_GAP}{{0,30}}?\b(?:pass(?:es)?|goes?|run) (?:through|past|by) (?:a|an|our|the)\b{_GAP}{{0,16}}?\b(?:moderators?|staff|team|officer|employee|review)\b"),
    words(r"\b(?:subject to|undergo(?:es)?|under) (?:\w+ )?(?:monitoring|moderation|review|supervision|screening)\b"),
    words(r"\b(?:comment )?moderation (?:is )?(?:in effect|on|active|applies|enabled|policy)\b"),
    words(rf"\b(?:moderated|monitored|supervised)(?: \w+)? (?:{PAGE}|discussion|conversation|section)\b"),
    words(rf"\b{PAGE}\b (?:is|are) (?:\w+ )?(?:moderated|monitored)\b(?!{_GAP}{{0,30}}\b(?:not|only)\b)(?!{_GAP}{{0,20}}\bhours\b)"),
    words(rf"\b{_WATCHER}\b (?:\w+ ){{0,2}}(?:monitors?|moderates?)\b {_GAP}{{0,12}}?\b{PAGE}\b(?!{_GAP}{{0,30}}\b(?:not|only)\b)(?!{_GAP}{{0,20}}\bhours\b)"),
    words(r"\boverseen by\b|\breserves? the right to monitor\b"),
)  # fmt: skip
_LEFT = words(
    rf"\b(?:comments?|feedback|replies|posts?)\b{_GAP}{{0,40}}?\b(?:is|are) (?:overseen|watched|monitored|moderated|read|reviewed) by\b"
)
_OTHER_THING = words(
    r"\b(?:traffic|weather|cameras?|applications?|streets?|use of force|radio|scanner|warehouse|harbor is|news|speeds?)\b"
)
_UNWATCHED = words(
    r"\bunmoderated\b|\bunmonitored\b|\b(?:comments?|posts|replies|page) (?:is|are) not (?:being |actively )?(?:monitored|moderated|read|reviewed)\b|\b(?:nobody|no one) (?:\w+ )?(?:reads|monitors|watches)\b|\b(?:do|does) not (?:monitor|moderate|read|review)\b|\bdon['’]t (?:monitor|moderate|read)\b"
)

_TAKE_DOWN = (
    r"(?:remov(?:e|es|ed|ing|al)|delet(?:e|es|ed|ing|ion)|hid(?:e|es|den|ing)|eras(?:e|es|ed|ing)|withdraw(?:n|s|ing)?|purg(?:e|ed)|strik(?:e|ing)|pull(?:ed)?|"
    r"tak(?:e|es|en|ing) (?:it |them |any |that |this |those |these |all |something |anything )?(?:\w+ )?(?:down|off|away|out)|tak(?:e|en|ing) off|clear(?:ed)? away|filter(?:ed)? out|edit(?:ed)? out|"
    r"taken down|not (?:be )?kept up|(?:disallow|reject|censor)(?:ed)?)"
)
_POWER = r"(?:may|can|could|will|shall|might|would|must|reserves?|retains?|keeps? (?:the|its|our) right|rights?|authority|free to|subject to|liable to|possible|up to|entitled|lead to|leads to|gets?|is|are|be|being|power to|allowed to|grounds?|we|only)"
_RIGHT = (
    words(rf"\b{_POWER}\b{_GAP}{{0,50}}?\b{_TAKE_DOWN}\b"),
    words(rf"\b{_TAKE_DOWN}\b{_GAP}{{0,60}}?\b(?:is|are) (?:possible|up to|allowed|our right)\b"),
    words(rf"\bwhat (?:gets|is|we) {_TAKE_DOWN}\b"),
    words(rf"\b(?:comments?|postings?|posts?)\b{_GAP}{{0,30}}?\bcan go\b"),
    words(rf"\b(?:moderators?|staff|department|police|administrators?|team|admins?|employees)\b (?:\w+ )?{_TAKE_DOWN}\b"),
)  # fmt: skip
_ABOUT_POSTINGS = words(
    rf"\b(?:{COMMENT}|{PAGE}|obscen\w+|profan\w+|vulgar\w*|attacks?|off-?\s?topic|spam|what|it)\b"
)
_SOMETHING_ELSE = words(
    r"\b(?:disclos\w+|releas\w+|records?|foia|open government|copie[sd]|handed|shared?|emergenc\w+|911)\b"
)
_BY_YOU = words(r"\byou (?:may|can|could) (?:\w+ )?(?:delete|remove|hide|edit)\b")
_NEVER = words(
    r"\b(?:not|never|n['’]t|nor|no longer|cannot)\b(?: \w+){0,2}? (?:be )?(?:remove|removed|delete|deleted|hide|hidden|take|taken|erase|censor)\b|\bstay up\b|\bstays up\b"
)
_NO_REMOVAL = words(r"\bno removal right\b|\bwithout (?:a )?removal\b")

_ANY_WHOLE = words(
    rf"\b(?:any and all|each and every|any|all|every|each)\b(?: of (?:them|these|those|the|your))?(?: (?:or all|visitor|visitors['’]?|public|user|such|other|part of(?: any)?|kind of|sort of|submissions? and)){{0,2}}\s*"
    rf"(?P<thing>{COMMENT}|part|thing)?\b"
)
_NARROWED = words(
    r"^[^.!?\n]{0,24}?\b(?:that|which|who|containing|contains?|with|if|deemed|considered|found|violat\w+|involving|using|we find|when|where|breaking|not in line|in violation)\b"
)
_NOT_NARROWED = words(
    r"^[^.!?\n]{0,10}?\b(?:that|which|who)?\b ?(?:(?:visitors|users|people|you|anyone|anybody|others|the public|we) (?:may |might )?(?:leaves?|posts?|writes?|makes?|submits?|choose|like|want)|(?:is|are|gets?|was) (?:posted|made|left|submitted|written)|appears?)\b|^ (?:we choose|by anyone|of ours|posted|made|left|visitors leave|it chooses)"
)
_FOR_EXAMPLE = words(
    r"^[^.!?\n]{0,10}?\b(?:including|for instance|for example|such as|in particular|especially|e\.g)\b"
)
_ANY_PHRASE = words(
    r"\b(?:anything|everything|whatever|no matter what|whichever)\b|\bfor any reason\b|\b(?:at|in) (?:our|its|their|the department['’]s|the|his|her)? ?(?:sole |own |absolute |full )?discretion\b|\bat will\b|"
    r"\bas (?:we|it|they) (?:see|sees) fit\b|\bwithout (?:reason|cause|explanation)\b|\bof (?:any|every|all) (?:kinds?|sorts?|types?)\b|\bup to the department\b|\bwe decide\b|\bfor no reason\b|\bwith or without (?:cause|reason)\b"
)
GROUNDS = {
    "obscenity": words(
        r"\bobscen\w*|\bprofan\w*|\bvulgar\w*|\bswear\w*|\bcurs(?:e|es|ing)\b|\bcuss\w*|\b(?:foul|dirty|bad|filthy|crude|coarse|explicit|indecent|strong|lewd) (?:language|words?|talk|remarks?|comments?)\b|\blewd\w*|\bindecen\w*|"
        r"\bsexual\w*|\bfour-letter\b|\bcrude\b|\bsmut\w*|\bfilth\w*"
    ),
    "off-topic": words(
        r"\boff[- ]?\s?(?:of )?(?:the )?(?:topic|subject|point)\b|\bunrelated\b|\birrelevant\b|\bnot (?:on|related to|relevant|about|connected)\b[^.!?\n]{0,20}|\bnothing to do with\b|\bbeside the point\b|\bstray\w*|\bwander\w*|\bdigress\w*|"
        r"\b(?:do|does) not (?:relate|concern|belong|pertain|deal|address|fit)\b|\b(?:on|about) (?:other|another|different) (?:subjects?|topics?|matters?)\b|\bhas no bearing\b|\bnot (?:germane|pertinent)\b|\bout of (?:topic|place)\b|\bun-?connected\b"
    ),
    "attacks": words(
        r"\bpersonal(?:ly)? (?:attack\w*|insult\w*|abus\w*|offen\w+)\b|\battack(?:s|ing|ed)?\b[^.!?\n]{0,20}\b(?:people|persons?|individuals?|somebody|someone|anyone|anybody|others|another|members|nobody|users|personal|visitors|participants)\b|\bname[- ]calling\b|"
        r"\binsult\w*\b[^.!?\n]{0,20}\b(?:people|persons?|individuals?|somebody|someone|anyone|anybody|others|against)\b|\bpersonal insults?\b|\bgoes? after (?:a |people|some|any|other)\w*|\bpersonally (?:insult|attack)\w*|\bpersonal abuse\b|"
        r"\battacks? of a personal nature\b|\bad hominem\b|\battacking (?:comments?|people|remarks?|content)\b|\battacking\b|\bpersonal attack\b|\battacks? on\b|\bor attack people\b"
    ),
}
_FURTHER = words(
    r"\b(?:spam\w*|ads?|advertis\w+|commercial\w*|solicit\w*|politic\w*|criticis\w+|critical|negative|disagree\w*|inappropriate|offensive|objectionable|unsuitable|undesirable|distasteful|rude\w*|disrespectful|racis\w+|hat(?:e|eful)|"
    r"discriminat\w+|threat\w*|illegal|unlawful|copyright\w*|defam\w+|libel\w*|false|misleading|fake|inflammatory|controversial|disruptive|trolling|repetitive|anonymous|links?|violen\w+|harass\w*|bully\w*|nudity|promot\w+|other comments?|"
    r"any other|anything else|otherwise|such as|for example|including|among others|etc|and more|at (?:our|its) (?:sole )?discretion|unwelcome|unkind|we (?:do not|don['’]t) (?:like|want|approve)|embarrass\w+|complaints?)\b"
)
REACH_BEFORE, REACH_AFTER = 2, 5


def monitored(text: str) -> Found:
    """Whether a text says that comments are watched, moderated or read."""
    against: Span | None = None
    for start, sentence in clauses_of(text):
        denied = _UNWATCHED.search(sentence)
        if denied:
            against = against or span_of(start, denied)
        for pattern in (*_WATCHED, _LEFT):
            for match in pattern.finditer(sentence):
                if _is_watching(sentence, match):
                    return Found({"monitored": span_of(start, match)})
    return Found(against=against, note=say("It says that comments are not watched.")) if against else NOTHING


def _is_watching(sentence: str, match: re.Match[str]) -> bool:
    return not (
        NEGATION.search(match.group())
        or negated_before(sentence, match.start(), 16)
        or _OTHER_THING.search(match.group())
        or words(r"\b(?:public records?|please|you (?:can|may|will|should))\b").search(match.group()[:30])
    )


def _removals(text: str) -> tuple[list[tuple[int, str]], list[int]]:
    sentences = list(clauses_of(text))
    rights = [
        number
        for number, (_, sentence) in enumerate(sentences)
        if any(pattern.search(sentence) for pattern in _RIGHT)
        and _ABOUT_POSTINGS.search(sentence)
        and not _denied(sentence)
    ]
    return sentences, rights


def _denied(sentence: str) -> bool:
    never = _NEVER.search(sentence) or _NO_REMOVAL.search(sentence)
    if _BY_YOU.search(sentence):
        return True
    return bool(never) and not words(r"\bnot (?:be )?kept up\b|\bwe may remove\b").search(sentence)


def remove_any(text: str) -> Found:
    """The right to take down any posting; one over some kinds only is not enough."""
    sentences, rights = _removals(text)
    if not rights:
        return NOTHING
    start, sentence = sentences[rights[0]]
    right = (start, start + len(sentence.rstrip()))
    for number in rights:
        for near in (number, number + 1, number - 1):
            if 0 <= near < len(sentences):
                at, words_near = sentences[near]
                wide = _any_in(words_near)
                if wide and (near == number or _goes_on(words_near)):
                    return Found({"right": right, "any-posting": (at + wide[0], at + wide[1])})
    return Found({"right": right}, note=say("The right it names does not reach any posting."))


def _goes_on(sentence: str) -> bool:
    """Whether a sentence beside a right may say how far it reaches, and does not turn to records or to watching."""
    turns = (_SOMETHING_ELSE, *_WATCHED)
    return bool(_ABOUT_POSTINGS.search(sentence)) and not any(turn.search(sentence) for turn in turns)


def _any_in(sentence: str) -> Span | None:
    for match in _ANY_WHOLE.finditer(sentence):
        if match["thing"] is None and not words(r"\bof (?:them|these|those)\b").search(match.group()):
            continue
        rest = sentence[match.end() :]
        if match["thing"] and words(r"^(?:comments? )?\s?$").match(rest):
            return match.span()
        if _NARROWED.search(rest) and not _NOT_NARROWED.search(rest) and not _FOR_EXAMPLE.search(rest):
            continue
        return match.span()
    grounds = any(pattern.search(sentence) for pattern in GROUNDS.values())
    phrase = _ANY_PHRASE.search(sentence)
    return phrase.span() if phrase and not grounds else None


def remove_limited(text: str) -> Found:
    """The right to take down for the three grounds: which of them are named near it, and what goes beyond them."""
    sentences, rights = _removals(text)
    if not rights:
        return NOTHING
    start, sentence = sentences[rights[0]]
    parts: dict[str, Span] = {"right": (start, start + len(sentence.rstrip()))}
    wider: Span | None = None
    for number in rights:
        near = sentences[max(0, number - REACH_BEFORE) : number + REACH_AFTER]
        for at, words_near in near:
            for name, pattern in GROUNDS.items():
                match = pattern.search(words_near)
                if match:
                    parts.setdefault(name, span_of(at, match))
        wider = wider or _wider_in(sentences[number])
    return Found(parts, wider=wider)


def _wider_in(stated: tuple[int, str]) -> Span | None:
    at, sentence = stated
    wide = _any_in(sentence)
    if wide:
        return at + wide[0], at + wide[1]
    match = _FURTHER.search(sentence)
    return span_of(at, match) if match else None
