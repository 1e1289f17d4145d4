"""Examples for a first look. The texts are invented; what is said about them is what the policies find."""

from __future__ import annotations

from dataclasses import dataclass

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.facts.subjects import MediaKind, PostClass


@dataclass(frozen=True, slots=True)
class Example:
    """One text to try, with why it is worth trying."""

    key: str
    kind: PostClass
    text: str
    title: Sentence
    shows: Sentence
    media: MediaKind | None = None


FIRST = Example(
    "burglar",
    PostClass.OFFICIAL,
    "Justice served: burglar caught on Elm St. Vote yes on Measure 4!",
    say("An arrest and a ballot measure"),
    say("Two sentences, two rules."),
)
OTHERS = (
    Example(
        "conviction",
        PostClass.OFFICIAL,
        "A jury convicted the man charged with last year’s Harbor Street burglaries, and on Friday a judge sentenced "
        "him to four years. Thank you to the residents who came forward.",
        say("A conviction, told as it was"),
        say("“Convicted” and “sentenced” are facts; the same words before a trial would not be."),
    ),
    Example(
        "overtime",
        PostClass.PERSONAL,
        "Third double shift this week. The city should pay overtime on time and hire enough people to cover nights.",
        say("An officer on overtime pay"),
        say("Pay and conditions are matters an employee may speak of."),
    ),
    Example(
        "parade",
        PostClass.OFFICIAL,
        "Thank you to everybody who came out for the Founders’ Day parade on Saturday.",
        say("A photo of the parade"),
        say("Words are not enough here: it depends on who and what is in the photo."),
        MediaKind.PHOTO,
    ),
)
EXAMPLES = {example.key: example for example in (FIRST, *OTHERS)}
