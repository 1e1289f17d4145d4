"""A sample of ordinary text in our own words, about 20 KB, on which the cost of patterns is measured."""

from __future__ import annotations

from functools import cache

_OPENINGS = (
    "Good morning, Wexham Falls!",
    "Heads up, neighbors:",
    "Last night",
    "At 7:15 a.m. on Monday",
    "This week",
    "We know many of you asked, so here it is:",
    "UPDATE:",
    "On 4 May 2026",
    "If you live near the river,",
    "Between 9 and 11 p.m.",
    "Honestly,",
    "As of 16:40",
    "Thanks to a caller,",
    "RT @hollispd:",
    "For the third year,",
    "Before you leave for work,",
    "A reminder from our traffic team:",
)
_SUBJECTS = (
    "our officers",
    "two firefighters",
    "the night shift",
    "Sgt. Alder and her team",
    "a resident of Mill Lane",
    "the school on 5th Street",
    "our 911 center",
    "volunteers of the animal shelter",
    "Councilwoman Reyes",
    "a driver from out of town",
    "the county crews",
    "my neighbor's kids",
    "our K-9 partner Biscuit",
    "everybody at the front desk",
    "the new recruits",
    "a 34-year-old man",
    "the bakery on the square",
    "an off-duty dispatcher",
    "the mayor's office",
)
_EVENTS = (
    "found the missing wallet and brought it back",
    "closed both lanes of Route 12 because of high water",
    "helped 23 people out of a stalled bus, and nobody was hurt",
    "are looking for a blue pickup with a dent",
    "will be at the library with coffee, and you can ask anything",
    "worked 48 hours during the storm",
    "met with the board about the budget; minutes are at https://example.org/minutes/2026-05",
    "was taken to the hospital with minor injuries",
    "reported three break-ins on Oak Avenue since Friday",
    "answered 412 calls, 8% more than last year",
    "won the charity game 4 to 3 in the last minute",
    "got stuck in the elevator for 20 minutes and laughed about it",
    "have finished their training and start on Tuesday",
    "asked for more lights at the crossing near the park",
    "cleaned up the trail behind the water tower",
    "painted the old fire station, and it looks great",
    "can't believe how fast this season went by",
)
_CLOSINGS = (
    "Call 555-0100 if you saw anything.",
    "Stay safe out there.",
    "More details will follow this afternoon.",
    "Please use Cedar Road instead until 6 p.m.",
    "We're proud of you all! #community",
    "No further action is needed.",
    "Tickets are $5 at the door (children free).",
    "What do you think?",
    "It's not the first time, and not the last.",
    "You can read the full report on our page.",
    "Doors open at 10:30; parking is behind city hall.",
    "Don't leave your keys in the car.",
    "Questions go to records@example.gov, as always.",
)
_POSTS = 150


@cache
def sample() -> bytes:
    """The sample as bytes of the plain stream, one post a line."""
    return "\n".join(
        f"{_OPENINGS[place * 5 % len(_OPENINGS)]} {_SUBJECTS[place * 7 % len(_SUBJECTS)]}"
        f" {_EVENTS[place * 3 % len(_EVENTS)]}. {_CLOSINGS[place * 11 % len(_CLOSINGS)]}"
        for place in range(_POSTS)
    ).encode("ascii")
