"""That visitors' opinions are not the department's: who speaks, and that it is not us."""

from __future__ import annotations

from bailiwick.kernel.sentence import say
from bailiwick.policy.checks.grammar.notice_words import (
    COMMENT,
    NOTHING,
    VISITOR,
    Found,
    clauses_of,
    span_of,
    words,
)

_GAP = r"[^.!?\n]"
_NOT = r"(?:not|never|nor|none|nothing|neither|no|isn['’]t|aren['’]t|don['’]t|doesn['’]t|cannot|can['’]t|in no way)"
_VIEW = r"(?:views?|opinions?|positions?|words?|polic(?:y|ies)|beliefs?|statements?|thoughts?|attitudes?|values|stance)"
_OURS = r"(?:ours|our (?:own )?(?:\w+ )?(?:views?|opinions?|positions?|words?|statements?|polic(?:y|ies)|thoughts?|stance|beliefs?|own|voice|message)|us|that of|those of|(?:the |this |your |our )?(?:department|agency|police|city|county|sheriff|town|government|[a-z]{1,4}pd)\b)"
_DISOWNED = (
    words(rf"\b{_NOT}\b {_GAP}{{0,30}}?\b(?:reflect|represent|express|state|constitute|mirror|speak for|stand for|agree with|endorse|share (?:their|those|these|the|such|any|all|every)?\s?(?:view|opinion|position|belief)|adopt|reflective of|representative of|approve of|vouch for)\w*\b"),
    words(rf"\b{_NOT}\b {_GAP}{{0,50}}?\b{_OURS}(?!['’]?s? (?:dispatch\w*|officers?|desk|station|inbox|number|staff))"),
    words(rf"\b{_NOT}\b {_GAP}{{0,24}}?\b(?:read|taken|seen|regarded|treated|understood|viewed|held to|take|attributed|ascribed|responsible|liable|answerable|accountable|the source|ownership)\b"),
    words(r"\b(?:their|your|his|her|one['’]s|authors?['’]s?|the (?:author|writer|poster|user|visitor|commenter|speaker|person)['’]?s?|that person['’]s) own\b"),
    words(rf"\b(?:theirs|yours)(?: alone| only)?\b|\b(?:alone|solely|only|exclusively|entirely|strictly|purely)\b {_GAP}{{0,16}}?\b(?:{_VIEW}|responsibility|those of)|\b(?:{_VIEW}|responsibility) (?:only|alone)\b"),
    words(rf"\bpersonal {_VIEW}\b"),
    words(r"\bbelongs? to (?:them|the (?:people|person|individual|author|one|visitor|user|writer|poster|commenter)s?|those|whoever|their|you)\b"),
    words(r"\b(?:speaks?|says?|writes?|answers?) (?:it )?(?:only )?for (?:themselves|yourself|yourselves|himself|herself|oneself|no one but)\b"),
    words(rf"\b(?:is|are) (?:that|the) (?:person|individual|author|writer|visitor|user|poster|commenter)['’]s (?:own )?{_VIEW}\b"),
    words(rf"\b(?:is|are) your {_VIEW}\b|\b(?:is|are) (?:the )?{_VIEW} of (?:the (?:author|writer|person|individual|people|one)|those|their|whoever)"),
    words(r"\bdisclaims?\b|\bdistances? (?:it|our)sel"),
)  # fmt: skip
_SPEECH = (
    words(rf"\b{COMMENT}\b{_GAP}{{0,60}}?\b(?:by|from|of|left|made|posted|expressed|written|shared)\b{_GAP}{{0,24}}?\b{VISITOR}\b"),
    words(rf"\b{_VIEW}\b{_GAP}{{0,40}}?\b(?:{VISITOR}|comments?|comment section|replies)\b"),
    words(rf"\b{VISITOR}(?:['’]s?)? {_GAP}{{0,40}}?\b(?:{_VIEW}|{COMMENT}|writes?|says?|said|posts?|express(?:es|ed)?|speaks?|shares?|comments?)\b"),
    words(r"\b(?:comments?|repl(?:y|ies)|user[- ]generated content|posts? (?:by|from))\b"),
    words(r"\bwhat (?:you|people|visitors|others|users) (?:\w+ )?(?:write|post|say|comment|share)\b"),
)  # fmt: skip
_EMPLOYEES = words(
    r"\b(?:officers?|employees?|staff|chief|members of the department|deput(?:y|ies))['’]?s? (?:\w+ )?(?:views?|opinions?|comments?)\b|\b(?:views?|opinions?) of (?:our |the )?(?:officers?|employees|chief|staff)\b"
)
_NO_ENDORSEMENT = words(
    rf"\b(?:retweets?|rts?|likes?|shares?|follows?|following|links?|reposts?|mentions?|tags?)\b{_GAP}{{0,60}}?(?:\b{_NOT}\b|≠|=/=|!=){_GAP}{{0,30}}?\b(?:endors\w+|agree\w*|approv\w+)"
)
_PASSIVE = words(r"\b(?:ads?|advertis\w+|links?|platform|products?|services?)\b")
_OUR_OWN = words(rf"\b(?:all|our) (?:the )?{_VIEW}\b{_GAP}{{0,30}}?\b(?:are|is) (?:ours|our own)\b")
_FIXED = (
    words(
        rf"\bdon['’]?t (?:take|read|treat|see){_GAP}{{0,40}}?\b(?:comments?|posts?|{_VIEW}){_GAP}{{0,20}}?\bas (?:ours|our|those of|the)\b"
    ),
    words(
        rf"\b(?:visitor|guest|public|user|reader|follower|commenter)s?['’]?s? {_VIEW} (?:aren['’]t|are not|do not|don['’]t)\b"
    ),
)


def opinion(text: str) -> Found:
    """Whether visitors' views are said not to be the department's. "Retweets are not endorsements" is only partial."""
    weak: Found = NOTHING
    for start, sentence in clauses_of(text):
        for pattern in _FIXED:
            fixed = pattern.search(sentence)
            if fixed:
                return Found({"opinion": span_of(start, fixed)})
        sharing = _NO_ENDORSEMENT.search(sentence)
        if sharing:
            note = say("It speaks of what the department shares, not of what visitors write.")
            weak = Found(weak=span_of(start, sharing), note=note)
            continue
        if _EMPLOYEES.search(sentence) or _OUR_OWN.search(sentence):
            continue
        speech = next((match for pattern in _SPEECH if (match := pattern.search(sentence))), None)
        disowned = next((match for pattern in _DISOWNED if (match := pattern.search(sentence))), None)
        if speech and disowned and not _PASSIVE.search(speech.group()):
            first, last = min(speech.start(), disowned.start()), max(speech.end(), disowned.end())
            return Found({"opinion": (start + first, start + last)})
    return weak
