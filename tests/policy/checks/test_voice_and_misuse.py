"""CT019, CT027, CT043, CT044, CT049: who speaks, for what a name is used, and what breaks the law, in our own texts."""

import csv
from dataclasses import replace

import pytest
from tests.policy.checks.table_of_texts import table_of

from bailiwick.policy.check import Look
from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.subjects import Account, PostClass, PostFacts, SiteFacts, ThreadFacts
from bailiwick.policy.verdict import Verdict

CODES = ("CT019", "CT027", "CT043", "CT044", "CT049")
TABLE = table_of(CODES)
FACTS = Facts(post=PostFacts(class_=Known(PostClass.PERSONAL), media=ABSENT))
REAL = (
    ("official/uk_police_tweets.give.csv", "text"),
    ("official/crisis_other_sources.give.csv", "text"),
    ("guilt/prosecutor_headlines.give.csv", "headline"),
)
BOARD = ("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus")


@pytest.mark.parametrize(("code", "expected", "text"), TABLE)
def test_what_is_meant_is_found_and_the_rest_passes(look_at, code, expected, text):
    found = look_at(code, text)
    assert bool(found) == (expected == "not-met")
    assert all(text[one.start : one.end].strip() for one in found)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("file", "field"), REAL)
def test_real_official_posts_raise_next_to_no_alarm(look_at, data_folder, code, file, field):
    with (data_folder / file).open(encoding="utf-8", newline="") as rows:
        texts = [row[field] for row in csv.DictReader(rows)]
    assert sum(1 for text in texts if look_at(code, text)) <= 0.001 * len(texts)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Let's torch that store tonight, who's in?", True),
        ("Need a driver for Friday's job, in and out, two minutes.", False),
    ],
)
def test_what_can_be_read_either_way_is_left_to_the_commander(look_at, text, sure):
    (found,) = look_at("CT027", text)
    assert (found.confidence >= 0.75) is sure


def observed(library, scanner, code, text, facts):
    """Everything that a check says of a text under given facts."""
    look = Look(text=scanner.scan(text), facts=facts, values={}, on=None)
    return [(one.verdict, one.missing) for one in library.checks[code].examine(look)]


@pytest.mark.clause("pd/IV.B.2")
@pytest.mark.parametrize(
    ("account", "text", "said"),
    [
        (Account.SHARED, "Road's closed at Elm.", [(Verdict.NOT_MET, ())]),
        (Account.SHARED, "Road's closed at Elm. - Ofc. Reyes, Police Department", []),
        (Account.DEPARTMENT, "Road's closed at Elm.", []),
        (Account.MEMBER, "Road's closed at Elm.", [(Verdict.CANNOT_TELL, ("post.author-identified",))]),
        (Account.MEMBER, "Sgt. Ortiz of the police department here. Road's closed.", []),
    ],
)
def test_an_account_that_does_not_say_enough_needs_a_signature(library, scanner, account, text, said):
    facts = replace(FACTS, site=SiteFacts(account=Known(account)))
    assert observed(library, scanner, "CT019", text, facts) == said


NOT_MET = [(Verdict.NOT_MET, ())]


@pytest.mark.parametrize(
    ("authors", "quorum", "topic", "said"),
    [
        (BOARD[:4], None, "business", NOT_MET),
        (BOARD[:3], None, "business", []),
        (BOARD[:3], 3, "business", NOT_MET),
        (BOARD, None, "social", []),
        ((*BOARD[:3], "Ada", "a resident"), None, "business", []),
        (BOARD, None, None, [(Verdict.CANNOT_TELL, ("thread.topic",))]),
    ],
    ids=[
        "four of seven",
        "three of seven",
        "three where three are a quorum",
        "all of them, on a birthday",
        "one who writes twice, and a resident",
        "nobody knows what about",
    ],
)
def test_members_of_one_body_are_counted_in_a_thread(library, scanner, authors, quorum, topic, said):
    thread = ThreadFacts(
        authors=Known(authors),
        body_roster=Known(BOARD),
        quorum=Known(quorum) if quorum else UNKNOWN,
        topic=Known(topic) if topic else UNKNOWN,
    )
    assert observed(library, scanner, "CT043", "Good point.", replace(FACTS, thread=thread)) == said


def test_a_thread_whose_body_nobody_knows_cannot_be_counted(library, scanner):
    thread = ThreadFacts(authors=Known(BOARD))
    said = observed(library, scanner, "CT043", "Good point.", replace(FACTS, thread=thread))
    assert said == [(Verdict.CANNOT_TELL, ("thread.body-roster",))]
