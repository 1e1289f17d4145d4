"""Who maintains a page: a statement that the department does, or one that says somebody else does."""

from __future__ import annotations

from bailiwick.kernel.sentence import say
from bailiwick.policy.checks.grammar.notice_words import (
    AGENCY,
    NETWORK,
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
_ANY_PAGE = rf"(?:(?:{NETWORK} )?{PAGE}|{NETWORK})"
_RUN = (
    r"(?:runs?|running|maintains?|manages?|operates?|administers?|keeps?|staffs?|updates?|looks? after|handles?|hosts?|owns?|controls?|publishes|curates?|"
    r"is responsible for|are responsible for|in charge of|takes? care of|moderates?|writes?|edits?|produces?|oversees?|supervises?|speaks? on)"
)
_RUN_BY = (
    r"(?:run|maintained|managed|operated|administered|kept|staffed|updated|looked after|handled|hosted|owned|controlled|published|curated|moderated|written|"
    r"edited|produced|overseen|supervised|provided|created|brought to you|posted|authored|powered|made|set up|monitored)(?: and \w{3,14})?(?: \w+ly| daily| for you)? by"
)
_STATED = (
    words(rf"\b{_RUN_BY} {_GAP}{{0,60}}?\b{AGENCY}"),
    words(rf"\bpages? (?:kept|run|of) (?:by )?{_GAP}{{0,40}}?\b(?:police|sheriff|department|pd\b)"),
    words(rf"\b(?:belongs? to|a service of|in the hands of|a (?:project )?page of|a product of|the work of|property of) {_GAP}{{0,40}}?\b{AGENCY}"),
    words(rf"\b{AGENCY}['’]?s?{_GAP}{{0,50}}?\b{_RUN} (?:and \w+ )?(?:this|these|the|its|our)\b{_GAP}{{0,24}}?\b{_ANY_PAGE}"),
    words(rf"\bwe,? (?:at )?(?:the |your )?{_GAP}{{0,30}}?\b{AGENCY},?{_GAP}{{0,20}}?\b{_RUN} (?:this|the|our)\b"),
    words(rf"\bofficial\b{_GAP}{{0,30}}?\b{_ANY_PAGE}?{_GAP}{{0,12}}?\b(?:of|for|from|by)\b{_GAP}{{0,40}}?\b{AGENCY}"),
    words(rf"\bofficial\b{_GAP}{{0,40}}?\b{AGENCY}{_GAP}{{0,24}}?\b{_ANY_PAGE}\b"),
    words(rf"\b{AGENCY}{_GAP}{{0,24}}?\b(?:official|own|only)\b{_GAP}{{0,20}}?\b{_ANY_PAGE}\b"),
    words(rf"\b(?:this|here) is (?:the|our)\b{_GAP}{{0,30}}?\b{_ANY_PAGE}\b (?:of|for|from){_GAP}{{0,40}}?\b{AGENCY}"),
    words(rf"\b(?:this|here) is (?:the|our|your){_GAP}{{0,40}}?\b(?:police|sheriff|department|pd\b){_GAP}{{0,24}}?\b{_ANY_PAGE}\b"),
    words(rf"\b(?:owner|account holder|page owner|maintainer|publisher|(?:run|managed|maintained|operated|published|posted) by|administrator|responsible)(?: of this \w+| for this \w+)?\s?[:=]{_GAP}{{0,40}}?\b(?:{AGENCY}|police)"),
    words(rf"\b(?:{PAGE}|posts) (?:is|are) (?:the )?(?:responsibility|work|voice|product) of\b{_GAP}{{0,40}}?\b{AGENCY}"),
    words(rf"\b{AGENCY}{_GAP}{{0,30}}?\bkeeps? this\b"),
    words(rf"\b(?:page|account|site|channel|profile)\b{_GAP}{{0,20}}?\b(?:is|are) (?:an? |the )?(?:department|police|agency)['’]?s?\b"),
    words(rf"\b(?:you are|you're|you have|you) (?:on|reached|found|reading|following)\b{_GAP}{{0,30}}?\b(?:police|sheriff|department|pd\b)['’]?s?\b{_GAP}{{0,24}}?\b{_ANY_PAGE}\b"),
    words(rf"^\W*(?:an?|the|your) {_GAP}{{0,40}}?\b(?:police|sheriff|pd)(?:['’]s)?(?: department| dept\.?)?(?:['’]s)? (?:{NETWORK} )?{PAGE}\b"),
    words(rf"\bhome of (?:the )?{_GAP}{{0,30}}?\b(?:police|sheriff|pd\b){_GAP}{{0,24}}?\bon {NETWORK}\b"),
    words(rf"\b{AGENCY}{_GAP}{{0,30}}?\b(?:is|are) the (?:owners?|administrators?|publishers?|authors?|managers?|operators?)\b{_GAP}{{0,20}}?\b{_ANY_PAGE}\b"),
    words(rf"\b(?:police|sheriff|pd)\b(?:{_GAP}{{0,16}}?[-–—|(:]\s?| (?:department |dept\.? )?)official\b"),
    words(rf"\b{AGENCY}{_GAP}{{0,20}}?\b(?:posts|writes|speaks) here\b"),
    words(rf"\b(?:we are|this is) (?:the )?{_GAP}{{0,30}}?\b(?:police|sheriff|pd)\b{_GAP}{{0,30}}?\b(?:this is|and this|here is) (?:our|is our)\b"),
    words(rf"\b(?:posts|everything|what you (?:see|read)) (?:on this \w+ |here )?(?:comes?|is posted|are posted) (?:from|by)\b{_GAP}{{0,40}}?\b{AGENCY}"),
    words(rf"\bunder the (?:management|control|care|direction|administration) of\b{_GAP}{{0,30}}?\b{AGENCY}"),
    words(rf"\bis an? (?:official )?{_GAP}{{0,30}}?\b(?:police|sheriff|pd)\b{_GAP}{{0,16}}?\b{_ANY_PAGE}\b"),
    words(rf"\b(?:we|our department|the department) (?:at {_GAP}{{0,24}})?(?:run|maintain|manage|operate) this\b"),
)  # fmt: skip
_SPEAKS = words(rf"\bspeaks\b;? .{{0,20}}\b{PAGE} is in (?:its|their|our) hands\b")
_ANSWERED = words(
    rf"\bwho (?:runs|maintains|manages|keeps|is behind) this \w+\?\s{{1,3}}[^.!?\n]{{0,60}}?\b{AGENCY}"
)
_AGAINST = (
    words(rf"\bfan[- ]?{PAGE}\b|\bunofficial\b|\bnot an? official\b|\bparod(?:y|ies)\b|\bsatir\w+|\btribute page\b|\bfan club\b|\bfan account\b"),
    words(rf"\b(?:not|in no way|never|isn['’]t|no longer) (?:\w+ )?(?:run|affiliated|associated|connected|maintained|operated|managed|endorsed|linked|administered|part of)\b{_GAP}{{0,40}}"),
    words(rf"\bno (?:affiliation|connection|ties?|link) (?:with|to)\b{_GAP}{{0,40}}"),
    words(rf"\b{_RUN_BY} {_GAP}{{0,30}}?\b(?:volunteers?|fans?|friends|supporters?|retired|former|ex-\w+|union|lodge|foundation|association|benevolent|citizens?|"
          r"residents?|neighbou?rs?|people who|famil(?:y|ies)|wives|wife|students?|a group of|enthusiasts?|moms?|dads?|mothers?|fathers?|husbands?|lovers?|buffs?|hobby\w*|admirers?|booster\w*|alumni|private|a local|explorers?)\b"),
    words(rf"\b{_RUN_BY} {_GAP}{{0,60}}?\b(?:spare|free|own) time\b"),
    words(rf"\bfans of\b{_GAP}{{0,30}}\b(?:police|sheriff|department|pd\b)"),
)  # fmt: skip
_COMMUNITY = words(
    r"\b(?:a|this|our|the|local|public|independent) community[- ](?:page|group|site|forum|account)\b|\bcommunity page\b"
)


def owner(text: str) -> Found:
    """Whether a text says that the department runs the page; "fan page" and its like speak against it.

    A department may call its page a community page, so that alone gives way to a statement elsewhere.
    """
    stated = _stated(text)
    for start, sentence in clauses_of(text):
        for pattern in _AGAINST:
            match = pattern.search(sentence)
            if match:
                return Found(
                    against=span_of(start, match), note=say("It says that somebody else runs the page.")
                )
        match = _COMMUNITY.search(sentence)
        if match and stated is None:
            note = say("It calls itself a page of the community.")
            return Found(against=span_of(start, match), note=note, softly=True)
    return Found({"owner": stated}) if stated else NOTHING


def _stated(text: str) -> Span | None:
    for start, sentence in clauses_of(text):
        for pattern in (*_STATED, _SPEAKS):
            match = pattern.search(sentence)
            if match and not negated_before(sentence, match.start(), 14):
                return span_of(start, match)
    match = _SPEAKS.search(text) or _ANSWERED.search(text)
    return (match.start(), match.end()) if match else None


NAMES_AGENCY = words(rf"\b(?:{AGENCY}|police|cops?|sheriff)\b")
