"""Whether an insulting word is about a person: you, somebody named, somebody pointed at; or about a thing or oneself."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PERSONS = (
    r"people|persons?|man|men|woman|women|guys?|kids?|boys?|girls?|ladies|lady|gentlem[ae]n|fellow|dudes?|cops?|officers?|police(?:man|men|woman)?|"
    r"sergeants?|sgt|lieutenants?|lt|captains?|capt|chiefs?|sheriffs?|deput(?:y|ies)|mayors?|council(?:man|men|woman|women|members?|or|ors)?|"
    r"senators?|governors?|presidents?|politicians?|congress(?:man|men|woman)?|judges?|lawyers?|attorneys?|da|boss(?:es)?|managers?|supervisors?|"
    r"commissioners?|reporters?|journalists?|editors?|writers?|authors?|columnists?|teachers?|neighbou?rs?|drivers?|dispatchers?|clerks?|"
    r"rookies?|partners?|detectives?|troopers?|guards?|voters?|liberals?|conservatives?|republicans?|democrats?|lefties|leftists?|supporters?|"
    r"commenters?|posters?|residents?|citizens?|parents?|mothers?|fathers?|wife|husband|son|daughter|brother|sister|cousin|ex|landlord|coach|"
    r"idiots?|morons?|fools?|clowns?|pigs?|losers?|creatures?|individuals?|child|children|humans?|beings?|excuses?|ass|hag|cow|punks?|liars?|souls?|bunch|lot"
)
_WHO = rf"(?:you|u|ya|he|she|they|who|these|those|everyone|everybody|someone|somebody|all of (?:you|them)|(?:the|this|that|these|those|my|our|your|his|her|some|every|new|old)(?: \w+)? (?:{_PERSONS}))"
_BE = r"(?:'re|'s|is|are|r|was|were|am|be|being|look|looks|sound|sounds|act|acts|acting|seem|seems|remain|remains)"
_NAMED = r"(?:@\w+|(?:(?:Officer|Sgt|Sergeant|Lt|Lieutenant|Captain|Capt|Chief|Sheriff|Deputy|Detective|Mayor|Council\w+|Senator|Governor|President|Judge|Commissioner|Mr|Mrs|Ms|Dr|Rep|Trooper|Aunt|Uncle)\.? )?[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)"
_TARGET = re.compile(rf"(?:\b{_WHO}|\b{_NAMED})(?:\s*,)?\s*{_BE}n?(?:'t|not)?\b[^.!?;:\n]{{0,40}}$")
_TARGET_ANY = re.compile(rf"\b{_WHO}\s*{_BE}\b[^.!?;:\n]{{0,40}}$", re.IGNORECASE)
_VOCATIVE = re.compile(
    r"(?:^|[.!?,:;]|\b(?:you|u|ya|hey|listen|ok|okay|thanks|sorry|no|yes|so|well|bye|it|up|off|this|that))\W*(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|u|ur|yourself|ya|yall|y'all)\b", re.IGNORECASE)
_POINTED = re.compile(
    rf"(?:\b(?:this|that|these|those|the|some|what an?|such an?|an?|like|you|our|your|my|two|three|of|with|by|for|to|bunch of|called)|\b{_NAMED},?)\s+(?:\w+[ -]){{0,2}}$",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"\b(?:i|i'm|im|i am|me|myself|we|we're|i was|we were|i've|made me|makes me|my)\b[^.!?,;\n]{0,25}$|\b(?:don't be|do not be|not be|never be|to be|be)\s+(?:\w+ ){0,2}(?:an? )?$|"
    r"\b(?:feel|felt|feeling)(?: like)?(?: \w+){0,2}\s*$",
    re.IGNORECASE,
)
_OTHERS_TOO = re.compile(
    r"\b(?:you|he|she|they|your|his|her|their|this|that|these|those|him|them|think|know|hate|see|told|work|call|say|hope|wish|believe|want|how|can't|cannot|my)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|n't|isn't|aren't|never|no|hardly|neither|without|not saying)\s+(?:\w+ ){0,3}$", re.IGNORECASE
)
_RHETORICAL = re.compile(
    r"\b(?:why (?:don't|aren't)|aren't you|isn't (?:he|she)|not only|not just|no (?:wonder|doubt|surprise|matter)|you're not|if not|why not|is not even|not even)\b",
    re.IGNORECASE,
)
_THING_AFTER = re.compile(
    r"^(?:[- ]proof|[- ](?:lights?|box|boards?|cars?|shoes?|fish|noses?|costumes?|show|school|college|act|parade|makeup|masks?|sheet|tape|dogs?|handler|poke|whistle|store|farm|pen|roast|racing|show|trap|bus|game|film|movie|album|song|move|mistake|idea|plan|thing|things|stuff|decision|policy|policies|rule|rules|law|laws|question|questions|comment|comments|statement|argument|post|article|way|reason|reasons|excuse|excuses|behaviou?r|act|acts|jokes?|pills?))\b",
    re.IGNORECASE,
)
_CREATURE = re.compile(
    r"\b(?:raccoon|dog|cat|puppy|kitten|k9|k-9|horse|goat|pig|parrot|squirrel|goose|geese|bird|bear|cow|donkey|animal|printer|computer|radio|phone|weather|car|truck|"
    r"movie|film|song|book|show|game|traffic|system|policy|plan|rule|law|bill|budget|department|agency|city|council|council's|government|administration|process|program|"
    r"website|app|idea|decision|contract|schedule|meeting|union|hall|building|road|street|intersection|light|signage|software|form|trial|article|piece|story|letter|comment|"
    r"argument|statement|post|headline|it|this|that|thing|things|whole|situation|everything)\b(?:\s+(?:that|which|who)\b[^.!?]{0,40})?\s*(?:'s|is|are|was|were|looks?|sounds?|seems?|being)\b[^.!?]{0,25}$",
    re.IGNORECASE,
)
_ADJECTIVE_TARGET = re.compile(
    rf"(?:\b(?:you|u|ya|he|she|they|who|everyone|everybody|(?:(?:the|this|that|these|those|my|our|your|his|her|some|most|all|new|old)(?: \w+)? )?(?:{_PERSONS}))\s*(?:'re|'s|is|are|r|was|were|look|looks|sound|sounds|act|acts|seem|seems|must be|can be|have to be|has to be|gotta be)(?:n't| not)?|"
    rf"\bhow|\bare you|\bis (?:he|she)|\bare (?:they|these|those)(?: people)?|\bcan (?:you|he|she|they|someone|people|anyone) be)\s+(?:(?:so|too|really|very|such|just|all|as|truly|clearly|obviously|either|being|that|this|absolutely|completely|"
    r"totally|utterly|incredibly|extremely|pretty|quite|a|an|the|both|simply|still|actually|always|even|most|more|and|or|stupid|ignorant|lazy|dumb|fat|ugly|\w+ly)[ ,]+){0,4}$",
    re.IGNORECASE,
)
_NAME_IS = re.compile(
    rf"{_NAMED}\s+(?:is|was|'s|are|looks|sounds)\s+(?:(?:so|too|really|very|such|just|as|truly|clearly|absolutely|completely|totally|a|an|the|\w+ly)\s+){{0,3}}$"
)
_PERSON_NEXT = re.compile(rf"^[,]?\s+(?:\w+[ ,-]+){{0,2}}(?:{_PERSONS})\b", re.IGNORECASE)
_CALLED_PERSON = re.compile(
    r"(?:\b(?:you|u|these|those|this|that|such an?|what an?|another|some|most|the|of|an?|all|so many|you're|your)|^|[.!?,])\s*(?:\w+,? ){0,2}$",
    re.IGNORECASE,
)
_TOO_TO = re.compile(r"\b(?:you|he|she|they|people|u)\b[^.!?]{0,15}\btoo\s+$", re.IGNORECASE)
_ONE = re.compile(
    rf"(?:\b(?i:you're|you are|he's|he is|she's|she is|he was|she was|this (?:guy|man|woman|cop|officer)(?: is|'s)|that (?:guy|man|woman|cop|officer)(?: is|'s)|(?:your|the|our|my) (?:chief|mayor|sheriff|sergeant|lieutenant|boss|captain|judge|neighbou?r) is|what an?|you|such an?)|{_NAMED} (?:is|was))\s+(?i:\w+ly |such |just |nothing but |a |an |the |complete |total |lying |big |fat |real |corrupt |dirty |little |damn |spineless |pathetic ){{0,4}}$"
)
_POINTING = frozenset(
    (
        "these",
        "those",
        "what",
        "such",
        "ignorant",
        "dumb",
        "arrogant",
        "stupid",
        "pathetic",
        "biggest",
        "complete",
        "total",
        "lying",
        "corrupt",
    )
)
_AN_ACT_NEXT = re.compile(
    r"^\s+(?:\w+\s+)?(?:people (?:say|think)|letter|headline|editorial|opinion|view|notion|claim|remark|tweet|scheme|tax|taxes|war|fight|debate|"
    r"project|bridge|sign|signs|camera|cameras|fee|fees|fines?|ticket|tickets|spending|waste|attempt|bill|program|choice|move|stunt|mess|"
    r"analogy|point|logic|response|answer|reply|speech|name|title|picture|photo|cap|hat|goatee|hair)\b",
    re.IGNORECASE,
)
_THIS_ONE = re.compile(
    r"th(?:is|at) (?:clown|fool|jerk|punk|troll|weasel|goon|tool|windbag|blowhard|hack)s?$", re.IGNORECASE
)
_SAID_OF_SOMETHING = re.compile(
    r"\b(?:is|are|was|were|'s|be|been|being|looks?|sounds?|something|nothing|it)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_MEANT_OF_PEOPLE = re.compile(
    r"stupid|stoopid|stupd|dumb|ignorant|idiotic|moronic|pathetic|brain|uneducated|mindless|retarded",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"\b(?:all|you people|you guys|cops|police|pd|department|the lot|bunch)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Place:
    """The words of the sentence before, of, and after an insulting word."""

    before: str
    words: str
    after: str


def is_about_oneself(place: Place) -> bool:
    """Whether somebody speaks of themselves, or warns in general: "I felt like an idiot", "don't be a fool"."""
    found = _SELF.search(place.before)
    return found is not None and not _OTHERS_TOO.search(found.group().removeprefix("my "))


def is_denied(place: Place) -> bool:
    """Whether the words are denied: "she is not stupid"."""
    return bool(_DENIED.search(place.before)) and not _RHETORICAL.search(place.before)


def is_a_thing(place: Place) -> bool:
    """Whether the word belongs to the name of a thing ("clown fish"), or a creature or thing is what is called so."""
    titled = (
        place.words.istitle()
        and place.before.rpartition(" ")[0].rpartition(" ")[2].istitle()
        and "you" not in place.before
    )
    return bool(titled or _THING_AFTER.match(place.after) or _CREATURE.search(place.before))


def is_aimed(place: Place) -> bool:
    """Whether somebody in particular is meant."""
    return bool(_YOU.search(place.before) or _YOU.search(place.after[:20]) or names_a_person(place))


def names_a_person(place: Place) -> bool:
    """Whether a person is said to be it: "he is a clown", "Mayor Ortiz is a joke", "you clown"."""
    lead = place.words.partition(" ")[0].lower()
    before = f"{place.before}{lead} " if " " in place.words else place.before
    return bool(
        _TARGET.search(before)
        or _TARGET_ANY.search(before)
        or re.search(r"\b(?:you|u|ya)\s+(?:\w+[ ,]+){0,2}$", before, re.IGNORECASE)
    )


def describes_a_person(place: Place) -> bool:
    """Whether the adjective describes a person: "you are pathetic", "these ignorant people", "he is too stupid to"."""
    if _CREATURE.search(place.before) or _THING_AFTER.match(place.after):
        return False
    if (
        _ADJECTIVE_TARGET.search(place.before)
        or _NAME_IS.search(place.before)
        or _TOO_TO.search(place.before)
    ):
        return True
    return bool(_PERSON_NEXT.match(place.after) and _CALLED_PERSON.search(place.before))


def is_mostly_of_people(place: Place) -> bool:
    """Whether the adjective is one that is mostly said of people."""
    return _MEANT_OF_PEOPLE.match(place.words) is not None


def points_at_people(place: Place) -> bool:
    """Whether a figure of speech is used of people pointed at: "these clowns", "what fools", "ignorant troll"."""
    if _THIS_ONE.match(place.words):
        return not _THING_AFTER.match(place.after)
    return place.words.partition(" ")[0].lower() in _POINTING and not _THING_AFTER.match(place.after)


def is_loosely_a_thing(place: Place) -> bool:
    """Whether an insulting word is plainly about a thing, an act or a view, or about nothing that is named."""
    return bool(
        _CREATURE.search(place.before)
        or _THING_AFTER.match(place.after)
        or _AN_ACT_NEXT.match(place.after)
        or _SAID_OF_SOMETHING.search(place.before)
    )


def accuses_one(place: Place) -> bool:
    """Whether an accusation is pinned on one person and not on many."""
    return (
        bool(_ONE.search(place.before))
        and not _COLLECTIVE.search(place.before[-25:] + place.after[:12])
        and not place.words.lower().endswith("s")
    )


def trimmed(raw: str, start: int, end: int, *, figure: bool) -> tuple[int, int]:
    """The span without the article that a figure of speech was found with, and without spaces at its end."""
    while raw[end - 1].isspace():
        end -= 1
    if figure and " " in raw[start:end]:
        lead = raw[start:end].rpartition(" ")[0]
        start += len(lead) + 1
    return start, end
