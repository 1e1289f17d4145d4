"""Who is spoken of: words by which a reader could tell a particular person or business."""

from __future__ import annotations

import re

_RELATION = (
    r"(?:ex(?:-(?:wife|husband|girlfriend|boyfriend|partner|boss))?|neighbou?rs?|boss|landlord|landlady|co-?workers?|colleagues?|"
    r"partner|sergeant|lieutenant|captain|roommates?|teacher|coach|doctor|dentist|lawyer|pastor|priest|mechanic|barber|"
    r"sister|brother|cousin|aunt|uncle|niece|nephew|mother|father|mom|dad|sister-in-law|brother-in-law|mother-in-law|"
    r"father-in-law|son|daughter|wife|husband|friend|buddy|babysitter|nanny|contractor|tenant|stepson|stepdaughter|"
    r"girlfriend|boyfriend|principal|supervisor|dispatcher|classmate|trainee|rookie)"
)
_OFFICE = (
    r"(?:council(?:man|woman|member|or)|mayor|commissioner|alderman|senator|governor|judge|deputy|officer|chief|sheriff|"
    r"coach|pastor|father|reverend|principal|professor|doctor|dr|mr|mrs|ms|miss|sgt|lt|capt|detective|superintendent|clerk)"
)
_BUSINESS = (
    r"(?:charity|church|shop|store|restaurant|diner|bar|bakery|salon|garage|company|firm|business|school|clinic|hospital|daycare|"
    r"dealership|hotel|motel|gym|pawn ?shop|bank|non-?profit|foundation|union|landscaper|roofer|plumber|market|deli|"
    r"lawyer|mechanic|dentist|realtor|vet|pharmacy|nursing home|shelter|rescue|gas station|liquor store|body shop)"
)
TARGET = re.compile(
    rf"\b(?:(?i:the (?:\w+ ){{0,2}}(?:owner|manager|boss|guy|woman|man|lady|couple|family|people|cook|chef|president|director|pastor|"
    rf"principal|treasurer|clerk|head|ceo|coach|landlord)s? (?:of|at|from|who (?:runs?|owns?)|behind|next door|across|down|in "
    rf"(?:apartment|apt|unit|number|room|#))[^,.;!?\n]{{0,40}})"
    rf"|(?i:(?:my|our|your|his|her|their) (?:\w+ ){{0,2}}{_RELATION})(?:['’]s (?:\w+))?"
    rf"|(?i:(?:that|this|the|those) (?:\w+ ){{0,2}}{_BUSINESS})(?: (?:on|at|in|downtown) [A-Z\d]\w*)?"
    rf"|(?i:{_OFFICE})\.? [A-Z][\w'’-]+(?:['’]s (?:\w+))?"
    rf"|(?i:{_OFFICE})['’]s (?:\w+ ){{0,1}}(?:son|daughter|wife|husband|brother|sister|kid|nephew|niece)"
    rf"|[A-Z][a-z]+(?:[ -][A-Z][\w'’.&-]+){{0,3}}(?:['’]s)?)"
)
_NOBODY = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "They",
        "Then",
        "We",
        "He",
        "She",
        "It",
        "You",
        "I",
        "And",
        "But",
        "So",
        "If",
        "When",
        "While",
        "Who",
        "What",
        "Why",
        "How",
        "Now",
        "Today",
        "Tonight",
        "Yesterday",
        "Tomorrow",
        "Everyone",
        "Everybody",
        "Nobody",
        "Somebody",
        "Someone",
        "Anyone",
        "People",
        "Most",
        "Some",
        "Many",
        "All",
        "Every",
        "Each",
        "Police",
        "Officers",
        "Cops",
        "Just",
        "Not",
        "No",
        "Yes",
        "Also",
        "Our",
        "My",
        "Your",
        "His",
        "Her",
        "Their",
        "Its",
        "One",
        "Two",
        "Three",
        "Never",
        "Always",
        "Here",
        "Another",
        "Such",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Americans",
        "America",
        "God",
        "Lord",
        "In",
        "On",
        "At",
        "For",
        "From",
        "With",
        "Without",
        "To",
        "Of",
        "By",
        "As",
        "After",
        "Before",
        "Because",
        "Guess",
        "Did",
        "Do",
        "Does",
        "Don't",
        "Can",
        "Could",
        "Would",
        "Should",
        "Will",
        "Is",
        "Are",
        "Was",
        "Were",
        "Has",
        "Have",
        "Had",
        "Let",
        "Please",
        "Thanks",
        "Think",
        "Some",
    ]
)


def target_before(raw: str, first: int, end: int) -> tuple[int, int] | None:
    """The nearest person or business named in `raw[first:end]`, as start and end; None when nobody can be told."""
    found = None
    for match in TARGET.finditer(raw, first, end):
        words = match.group().split()
        if len(words) == 1 and words[0].rstrip("'’s") in _NOBODY:
            continue
        if words[0] in _NOBODY and words[0] not in {
            "My",
            "Our",
            "Your",
            "His",
            "Her",
            "Their",
            "The",
            "That",
            "This",
            "Those",
        }:
            continue
        found = match.span()
    return found
