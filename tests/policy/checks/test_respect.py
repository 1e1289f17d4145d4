"""CT011, CT012, CT014, CT015, CT032, CT034: how people are spoken of, in our own texts and in real official posts."""

import csv
from datetime import date

import pytest
from tests.policy.checks.table_of_texts import table_of

from bailiwick.policy.check import Look
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts
from bailiwick.policy.loading import load_library
from bailiwick.policy.verdict import Verdict

CODES = ("CT011", "CT012", "CT014", "CT015", "CT032", "CT034")
TABLE = table_of(CODES)
UK_POLICE = ("official/uk_police_tweets.give.csv", "text")
CRISIS = ("official/crisis_other_sources.give.csv", "text")
HEADLINES = ("guilt/prosecutor_headlines.give.csv", "headline")
PERSONAL = Facts(post=PostFacts(class_=Known(PostClass.PERSONAL), media=ABSENT))


@pytest.fixture(scope="module")
def library():
    return load_library([])


@pytest.fixture(scope="module")
def look_at(library):
    def observe(code, text, facts=PERSONAL, **values):
        scanned, checking = library.scanner.scan(text), library.checks[code]
        if checking.triggers.isdisjoint(scanned.groups):
            return []
        looked = Look(
            text=scanned, facts=facts, values=values, on=date(2026, 3, 1), scan=library.scanner.scan
        )
        return list(checking.examine(looked))

    return observe


@pytest.mark.parametrize(("code", "expected", "text"), TABLE)
def test_a_text_is_found_or_passes(look_at, code, expected, text):
    found = [one for one in look_at(code, text) if one.verdict is Verdict.NOT_MET]
    assert bool(found) == (expected == "not-met")
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in found)


def test_an_obscene_word_is_shown_whole_and_alone(look_at):
    text = "What the f**k, absofuckinglutely not."
    assert [text[one.start : one.end] for one in look_at("CT011", text)] == ["f**k", "absofuckinglutely"]


def test_a_class_that_the_policy_does_not_name_counts_only_where_every_protected_class_does(look_at):
    old = "Old people are useless."
    assert not look_at("CT012", old, classes=("race", "religion"))
    assert look_at("CT012", old, classes=("race", "religion", "any-protected"))


def test_a_remark_says_what_people_are_run_down_for(look_at):
    (found,) = look_at("CT012", "Muslims are terrorists.")
    assert "faith" in str(found.why)


def test_they_counts_for_the_people_named_before_but_less_surely(look_at):
    (named,) = look_at("CT012", "Refugees are scum.")
    (meant,) = look_at("CT012", "We house refugees. They are scum.")
    assert meant.confidence < named.confidence


@pytest.mark.parametrize(
    ("reach", "text", "found"),
    [
        ("wide", "Only stupid voters wanted this.", True),
        ("wide", "What a stupid plan.", False),
        ("wide", "Your response time is pathetic.", False),
        ("narrow", "Such ignorant taxes.", False),
    ],
)
def test_in_comments_the_net_is_wider_but_acts_and_things_still_pass(look_at, reach, text, found):
    assert bool(look_at("CT014", text, reach=reach)) is found


def test_an_accusation_of_many_passes_and_one_pinned_on_a_person_only_asks(look_at):
    assert not look_at("CT014", "Damn liars, all of you.")
    (found,) = look_at("CT014", "You're a liar, Officer Tate.")
    assert found.confidence < 0.75


def test_a_screen_that_the_binding_does_not_name_does_not_hold(look_at):
    text = "I don't care about those people, my union is right."
    assert not look_at("CT032", text)
    assert look_at("CT032", text, screens=())


@pytest.mark.parametrize("text", ["One less junkie.", "She was asking for it.", "[image: swastika sticker]"])
def test_words_that_may_cost_trust_are_never_sure_enough_to_stop(look_at, text):
    assert all(one.confidence < 0.75 for one in look_at("CT032", text))


def test_without_the_post_above_nobody_can_tell_whether_a_comment_is_off_topic(look_at):
    (one,) = look_at("CT034", "Selling two concert tickets.")
    assert (one.verdict, one.missing) == (Verdict.CANNOT_TELL, ("post.topic",))


def test_the_post_above_may_be_stated_as_a_fact(look_at):
    under = Facts(post=PostFacts(class_=Known(PostClass.COMMENT), topic=Known("Found cat on Oak Street")))
    assert [one.verdict for one in look_at("CT034", "Selling two concert tickets.", under)] == [
        Verdict.NOT_MET
    ]


@pytest.mark.data
@pytest.mark.parametrize(
    ("code", "real", "at_most"),
    [
        ("CT011", UK_POLICE, 0.002),
        ("CT012", UK_POLICE, 0.002),
        ("CT011", CRISIS, 0.01),
        ("CT012", CRISIS, 0.003),
        ("CT011", HEADLINES, 0.01),
        ("CT012", HEADLINES, 0.01),
        ("CT014", UK_POLICE, 0.01),
    ],
)
def test_real_posts_rarely_raise_an_alarm(look_at, data_folder, code, real, at_most):
    file, field = real
    with (data_folder / file).open(encoding="utf-8", newline="") as rows:
        texts = [row[field] for row in csv.DictReader(rows)]
    alarms = sum(1 for text in texts if look_at(code, text))
    assert alarms <= at_most * len(texts)
