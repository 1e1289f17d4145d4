"""That what is posted, and what is only submitted for posting, may be disclosed to the public."""

from __future__ import annotations

import re
from itertools import pairwise

from bailiwick.kernel.sentence import say
from bailiwick.policy.checks.grammar.notice_words import (
    COMMENT,
    NEGATION,
    NOTHING,
    PAGE,
    Found,
    clauses_of,
    span_of,
    words,
)
from bailiwick.policy.text.sentences import Span

_GAP = r"[^.!?\n]"
_LAW = (
    r"(?:public records?(?: laws?| act)?|open[- ]records?(?: laws?| act)?|records (?:laws?|act|requests?)|freedom of information(?: act| law)?|foi[al]\b|sunshine (?:laws?|act)|right[- ]to[- ]know(?: law| act)?|"
    r"public information (?:act|law)|government data practices act|public disclosure (?:laws?|act))"
)
_PUBLIC = (
    rf"(?:{_LAW}|public (?:documents?|inspection|release|disclosure|information|domain|data)|publicly (?:disclosed|released|available|disclosable)|made (?:public|available)|"
    r"(?:disclos\w+|releas\w+|hand(?:ed)? (?:out|over)|given (?:out )?to|shared with|requested by|open to|available to|shown to|seen by|read by|turned over|provided to|passed on)"
    r"(?:[^.!?\n]{0,40}?\b(?:public|press|media|anyone|anybody|requesters?|request|law|everyone|others|residents|newspapers))?|ask(?:s)? to see|on request|inspected by)"
)
_CALLED = r"(?:is|are|be|becomes?|counts?|falls?|may|can|could|might|will|subject|considered|part of|open|as|must|have to|constitutes?|form|forms|make up|qualif(?:y|ies)|remain|remains|kept as)"
_SUBMITTED = (
    r"(?:submit(?:s|ted|ting)?|submissions?|(?:sent|send|sends) (?:in|for|to us|us|through|to this|it in|over)|you send|(?:held|hold|holds) back|not (?:be |to )?(?:publish|post|show|approv|print|display|put up)\w*|unpublished|unposted|rejected|refused|reject|refuse|withhold|withheld|turn down|turned down|(?:don['’]t|do not|didn['’]t|did not|won['’]t) (?:publish|post|show|approve|print|display)|"
    r"hidden|deleted|removed|awaiting|waiting|queue|never (?:appears?|see the light|publish|print|display|approve|shown?|goes? up|published|make it|posted)|(?:shown|published|posted|displayed|approved|visible|printed) or not|whether or not|offered for|handed in|you enter|"
    r"(?:direct|private|personal) messages?|messages? (?:to|you send|sent)|inbox|pending|do not (?:show|publish|post|approve)|before (?:it|they) (?:is|are|appear)|only sent|uploaded for|proposed for)"
)
_THING = rf"(?:{COMMENT}|this {PAGE}|{PAGE} and (?:its|everything|all)\b|what is written|words?|discourse|all content)"
_POSTED = (
    words(rf"\b{_THING}\b{_GAP}{{0,70}}?\b{_CALLED}\b{_GAP}{{0,60}}?\b{_PUBLIC}\b"),
    words(rf"\b{_LAW}\b{_GAP}{{0,40}}?\b(?:covers?|appl(?:y|ies)|governs?|extends?|includes?|reach(?:es)?|treats?)\b{_GAP}{{0,30}}?\b{_THING}\b"),
    words(rf"\b(?:may|can|must|have to|could|might|required to|be asked to)\b{_GAP}{{0,24}}?\b(?:disclose|release|hand (?:over|out)|make public|give out|turn over|publish)\b{_GAP}{{0,40}}?\b{_THING}\b"),
    words(rf"\byour (?:comments?|posts?|words|repl(?:y|ies))\b{_GAP}{{0,40}}?\b{_CALLED}\b{_GAP}{{0,60}}?\b(?:{_PUBLIC}|records? (?:that|which) any(?:one|body))"),
    words(rf"\b(?:law|act|statute)\b{_GAP}{{0,20}}?\b{_THING}\b{_GAP}{{0,24}}?\b(?:is|are) public\b|\b{_THING}\b{_GAP}{{0,24}}?\b(?:is|are) public (?:by|under)\b{_GAP}{{0,20}}?\b(?:law|act)\b"),
    words(rf"\b(?:public|press|media|anyone|anybody|people|reporters|residents)\b{_GAP}{{0,12}}?\b(?:can|may|could|might)\b (?:ask (?:for|to see)|request|obtain|get|demand|inspect)\b{_GAP}{{0,24}}?\b{_THING}\b"),
    words(r"\bit (?:all )?(?:becomes|is|counts as|will be) (?:a |part of )?(?:the )?public record"),
)  # fmt: skip
_SUBMITTED_TOO = (
    words(rf"\b{_SUBMITTED}\b{_GAP}{{0,80}}?\b{_CALLED}\b{_GAP}{{0,60}}?\b{_PUBLIC}\b"),
    words(rf"\b{_LAW}\b{_GAP}{{0,40}}?\b(?:covers?|appl(?:y|ies)|governs?|extends?|includes?|reach(?:es)?)\b{_GAP}{{0,90}}?\b{_SUBMITTED}\b"),
    words(rf"\b(?:may|can|must|have to|could|might|asked to)\b{_GAP}{{0,24}}?\b(?:disclose|release|hand (?:over|out)|make public|give out|turn over)\b{_GAP}{{0,60}}?\b{_SUBMITTED}\b"),
    words(rf"\b{_THING}\b{_GAP}{{0,70}}?\b{_CALLED}\b{_GAP}{{0,50}}?\b{_PUBLIC}\b{_GAP}{{0,60}}?\b{_SUBMITTED}\b"),
    words(rf"\b{_SUBMITTED}\b{_GAP}{{0,60}}?\b(?:can|may|might|could) (?:\w+ )?be (?:disclosed|released|requested|asked for|made public|made available|given out|handed out)\b"),
)  # fmt: skip
_ALSO = words(
    rf"\b(?:same|too|also|as well|likewise|so (?:is|are|does|do))\b{_GAP}{{0,60}}?\b{_SUBMITTED}\b|\b{_SUBMITTED}\b{_GAP}{{0,60}}?\b(?:same|too|also|as well|likewise|included|counts?)\b"
)
_SECRET = words(r"\b(?:private|confidential|secret|privileged)\b")
_PRIVATE_MESSAGES = words(r"\b(?:private|confidential|secret) (?:messages?|comments?|notes?)\b")
_DENIED = words(
    r"\b(?:not|never|n['’]t|nor|cannot|neither)\b(?: (?!are\b|is\b|remain)\w+){0,2}? (?:be )?(?:public|publicly|disclos\w+|releas\w+|shared|given|made public|a public|part of|subject|open)\b"
)
_ELSEWHERE = words(
    r"\b(?:arrest|police|incident|crash|accident|court) (?:records?|reports?|logs?)\b|\b(?:camera|video|footage|names? of)\b"
)


def disclosed_posted(text: str) -> Found:
    """Whether a text says that what is posted may be disclosed. That messages are kept private says the opposite."""
    return _disclosed(text, "posted", _POSTED)


def disclosed_submitted(text: str) -> Found:
    """Whether a text says that what is only submitted may be disclosed as well."""
    found = _disclosed(text, "submitted", _SUBMITTED_TOO)
    if found.parts:
        return found
    sentences = list(clauses_of(text))
    for (_, before), (start, sentence) in pairwise(sentences):
        also = _ALSO.search(sentence)
        if also and _hit(before, _POSTED) and not _DENIED.search(sentence):
            return Found({"submitted": span_of(start, also)})
    return found


def _disclosed(text: str, part: str, patterns: tuple[re.Pattern[str], ...]) -> Found:
    against: Span | None = None
    for start, sentence in clauses_of(text):
        secret = _SECRET.search(_PRIVATE_MESSAGES.sub("messages", sentence)) or _DENIED.search(sentence)
        match = _hit(sentence, patterns)
        if match:
            return Found({part: span_of(start, match)})
        if secret and against is None and words(rf"\b(?:{COMMENT})\b").search(sentence):
            against = start, start + len(sentence.rstrip())
    return Found(against=against, note=say("It promises the opposite.")) if against else NOTHING


def _hit(sentence: str, patterns: tuple[re.Pattern[str], ...]) -> re.Match[str] | None:
    plain = _PRIVATE_MESSAGES.sub(
        lambda match: "direct  messages".ljust(len(match.group()))[: len(match.group())], sentence
    )
    if _SECRET.search(plain) or _DENIED.search(sentence):
        return None
    for pattern in patterns:
        match = pattern.search(sentence)
        denied = patterns is not _SUBMITTED_TOO and match and NEGATION.search(match.group()[:6])
        if match and not _ELSEWHERE.search(match.group()) and not denied:
            return match
    return None
