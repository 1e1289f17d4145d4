"""No text, however mangled, raises anything; and what is found always stands where it is said to stand."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.policy.facts import Facts
from bailiwick.policy.kinds import KINDS, Kind
from bailiwick.policy.loading import load_library

SEEDS = [
    "Justice served: burglar caught on Elm St. Vote yes on Measure 4!",
    "What the f**k are you idiots even paid for? Nice kids you have. Shame if someone ran their plates.",
    "[image EXIF 14:10, shift 12-20: patrol seat] Officer Lee of NMPD, SSN 123-45-6789, card 4111111111111111",
    "(bio: police officer at PD) “We're hitting the house on Orchard at 5 am,” he said; my neighbour’s diagnosis…",
    "(post: lost dog) Crypto doubled my pay, message me. La biblioteca abre mañana para todos los vecinos del barrio.",
    "Went to a wild domestic on Maple tonight. Our department stands behind Smith for judge. 10% off with our code!",
    "Leads the choir at St. Anne's; her wife's hearing aid shows. Class of 1984, threatened a clerk.",
    "“PD Explorer Post 9 official” run by a volunteer, unregistered, @northmiam1police, pd-alerts.example",
    "14:05 city laptop, personal profile feed, on shift, no duty need; case 24-311 logged, missed deadlines",
    "screen name: Dunny (his station nickname), username: ortiz_84, maintainer is Officer Ortiz",
    "Approved text: “supported by members”. Now: “official NMPD partner”. Only the font changed; a new line: 12 views",
]
PIECES = [
    "\x00",
    "\ud800",
    "\udfff",
    "\u202e",
    "\u200b",
    "a\u0301" * 9,
    "🚔",
    "(" * 40,
    "[image:",
    "]",
    "“",
    '"',
    "'",
    "\r\n",
    "\t" * 8,
    "9" * 60,
    "f.u.c.k ",
    "ＦＵＣＫ",
    "…",
    "@",
    "http://",
    "#",
    "\x7f",
    "ß",
    "İ",
    "\u2028",
    "- " * 30,
]


@pytest.fixture(scope="module")
def examiners():
    library = load_library()
    return {
        kind: (
            library.examiner(["nmpd", "pd", "mpd", "mpls"], one.gate, date(2026, 3, 1)),
            BaseFacts(Facts(), one.post_class),
        )
        for kind, one in KINDS.items()
    }


def misplaced(examiners, kind: Kind, text: str) -> list[str]:
    """What is said to stand somewhere and does not, or is said without a reason."""
    examiner, base = examiners[kind]
    return [
        finding.binding
        for finding in examiner.examine(base.facts_for(text), text).findings
        if not -1 <= finding.start <= max(finding.end, -1) <= len(text)
        or finding.text != (text[finding.start : finding.end] if finding.start >= 0 else "")
        or not str(finding.why)
    ]


def test_ten_thousand_mutated_texts_raise_nothing(examiners):
    chance = random.Random(400_14)  # noqa: S311 -- the same mutations in each run
    kinds = list(Kind)
    wrong = [
        misplaced(examiners, kinds[number % len(kinds)], mutate(chance.choice(SEEDS), chance))
        for number in range(10_000)
    ]
    assert [one for one in wrong if one] == []


def mutate(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:place] + chance.choice(PIECES) + text[place:]
            case 1:
                text = text[:place] + text[place + chance.randint(1, 25) :]
            case 2:
                text = text[:place] + chr(chance.randrange(0x250)) + text[place + 1 :]
            case _:
                text = (
                    text[:place] + text[max(0, place - 40) : place] + chance.choice(SEEDS)[:60] + text[place:]
                )
    return text


@given(text=st.text(), kind=st.sampled_from(Kind))
def test_no_text_raises_anything(examiners, text, kind):
    assert misplaced(examiners, kind, text) == []
