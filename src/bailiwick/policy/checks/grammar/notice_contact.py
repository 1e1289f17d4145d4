"""Ways to reach a department: telephone, mail, street address, contact page; and what is none."""

from __future__ import annotations

from bailiwick.kernel.sentence import say
from bailiwick.policy.checks.grammar.notice_words import NOTHING, Found, clauses_of, span_of, words
from bailiwick.policy.text.sentences import Span

_PHONE = words(
    r"(?<![\w/.-])(?:\+?1[-. ])?(?:\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}|\d{3}[-. ]\d{4}|1-8\d\d-[\da-z]{3}-[\da-z]{4}|\+\d{1,3}(?:[ -]\d{2,4}){2,4})(?![\w/])"
)
_SHORT_NUMBER = words(
    r"\b(?:call|dial|phone|ring)?\s?(?:311|101)\b(?=[^.!?\n]{0,40}\b(?:non-?emergenc|help|city|service|question|other|everything|else|report)|\b)"
)
_MAIL = words(
    r"(?<![\w.@])[\w.+-]{1,40}\s?(?:@|\[at\]|\(at\)| at )\s?[\w-]{1,40}(?:\s?(?:\.|\[dot\]|\(dot\))\s?[a-z]{2,10}){1,3}\b"
)
_FORM = words(
    r"(?:https?://|www\.)?[a-z0-9.-]{2,60}\.[a-z]{2,10}/[\w/.-]{0,60}(?:contact|reach|ask|connect|talk|get-in-touch|write|help|feedback|email|mail)[\w/.-]{0,30}"
)
_LINK = r"(?:https?://|www\.)?[a-z0-9-]{2,60}(?:\.[a-z0-9-]{2,40}){1,4}(?:/[\w/.-]{0,80})?"
_TOLD_LINK = words(
    rf"\b(?:contact (?:us|the|form|page)|reach us|get in touch|questions\??|write to us|talk to us)\b[^.!?\n]{{0,40}}?\s{_LINK}"
)
_LINK_TOLD = words(rf"\b{_LINK}\b[^.!?\n]{{0,20}}?\bto (?:contact|reach|write to|talk to) us\b")
_STREET = words(
    r"\b\d{1,5} (?:[\w.'’-]{1,18} ){1,4}?(?:street|avenue|road|boulevard|drive|lane|court|place|plaza|square|parkway|highway|way|terrace|circle|"
    r"st|ave|rd|blvd|dr|ln|ct|pl|pkwy|hwy|sq)\b"
)
_POST_BOX = words(r"\bp\.? ?o\.? ?box \d{1,6}\b")
_WAYS = (_MAIL, _FORM, _TOLD_LINK, _LINK_TOLD, _STREET, _POST_BOX, _SHORT_NUMBER)
_PERSONAL = words(
    r"\b(?:cell|mobile|personal|private|home|own) ?(?:phone|number|line|e-?mail|address|cell|mail|is|:|\b)|\b(?:my|his|her) (?:cell|phone|number|mobile|e-?mail|personal|home|own)\b"
    r"|\b(?:on|at) (?:his|her|my) own\b|\b(?:text|call) me\b"
)
_EMERGENCY = words(
    r"\bemergenc(?:y|ies)(?: (?:calls?|line|number|phone))?(?: only)?\b|\bonly (?:for|in) (?:an )?emergenc"
)
_NOT_EMERGENCY = words(
    r"\bnon-?\s?emergenc|\b(?:other|all other|else|the rest|everything|everybody|questions|general|rest|not an emergency|business|anything)\b"
)
_NO_USE = words(
    r"\b(?:fax|disconnected|out of (?:service|order)|not in (?:service|use)|no longer|coming soon|to follow|tba|tbd|badge|case)\b[^.!?\n]{0,12}$"
)
_OLD_POST = words(
    r"\b(?:in|on|from|at the (?:bottom|end|foot)(?: of)?)\b[^.!?\n]{0,12}?\b(?:(?:two|three|\w+)-years?-old|\d+[- ]year[- ]old|old|an older|an earlier|a past|last year['’]s) (?:posts?|photo|comment|video)"
    r"|\bold posts?\b|\bpost from (?:19|20)\d\d\b|\bburied\b|\bfooter\b|\bbottom of (?:the|a)\b|\bfar down\b|\blast page\b"
)


def contact(text: str) -> Found:
    """A working way to reach the department. A personal number, or one for emergencies only, is not enough."""
    weak: tuple[Span, Found] | None = None
    for start, sentence in clauses_of(text):
        for span in _ways_in(start, sentence):
            found = _weighed(start, sentence, span)
            if found.parts:
                return found
            weak = weak or (span, found)
    return weak[1] if weak else NOTHING


def _ways_in(start: int, sentence: str) -> list[Span]:
    found = [span_of(start, match) for match in _PHONE.finditer(sentence)]
    for pattern in _WAYS:
        found += [span_of(start, match) for match in pattern.finditer(sentence)]
    return sorted(found)


def _weighed(start: int, sentence: str, span: Span) -> Found:
    before = sentence[: span[0] - start]
    around = sentence[max(0, span[0] - start - 60) : span[1] - start + 30]
    if _PERSONAL.search(around):
        return Found(weak=span, note=say("The only way given is somebody’s own number or address."))
    if _OLD_POST.search(sentence):
        return Found(weak=span, note=say("It is there, but not where people see it."))
    if _NO_USE.search(before):
        return NOTHING
    if _EMERGENCY.search(before[-60:]) and not _NOT_EMERGENCY.search(sentence):
        return Found(weak=span, note=say("The only number given is for emergencies."))
    return Found({"contact": span})
