"""Taking words out: what is left reads whole, or the whole sentence goes."""

import pytest

from bailiwick.policy.text.cuts import cut_whole
from bailiwick.policy.text.rawtext import RawText

WHOLE = [
    ("The damn council never listens.", "damn", "The  council never listens."),
    ("The f***ing council never listens.", "f***ing", "The  council never listens."),
    ("Come to the fair, you clowns.", "you clowns", "Come to the fair."),
    ("We met the owner at 14 Elm Street.", "at 14 Elm Street", "We met the owner ."),
    ("Great day at the park #VoteNo", "#VoteNo", "Great day at the park "),
    ("Great day at the park #VoteNo", "VoteNo", "Great day at the park "),
    ("Great day at the park (vote no).", "(vote no)", "Great day at the park ."),
    ("Vote no!", "Vote no", ""),
    ("Fair on Friday. Vote no! Bring the kids.", "Vote no", "Fair on Friday. Bring the kids."),
]
TORN = [
    ("The driver of the pickup reeked of whiskey.", "driver of the pickup reeked"),
    ("Vote yes on Friday.", "Vote yes"),
    ("Her number is 555-0134.", "555-0134"),
    ("What a clown show this is.", "clown show"),
    ("You are an idiot.", "idiot"),
    ("He is an ugly person.", "ugly"),
    ("That is a stupid idea.", "stupid idea"),
    ("He is a stupid old man.", "a stupid"),
    ("It was an effing circus.", "circus"),
    ("This is an effing circus.", "This is"),
    ("She lives at 1420 Maple Street.", "at 1420 M"),
    ("When he came home, the clowns.", "the clowns"),
    ("Damn, we won.", "Damn"),
    ("He said “you clown” twice.", "“you"),
    ("Contact: 555-0134.", "555-0134"),
]


def cut(text, words):
    start = text.index(words)
    span = cut_whole(RawText(text), start, start + len(words))
    return None if span is None else text[: span[0]] + text[span[1] :]


@pytest.mark.parametrize(("text", "words", "left"), WHOLE)
def test_words_that_leave_a_whole_sentence_may_go(text, words, left):
    assert cut(text, words) == left


def test_a_time_before_another_may_go_only_where_the_verb_wants_nothing():
    assert cut("We met everybody at noon yesterday.", "at noon") == "We met everybody  yesterday."
    assert cut("She is at noon yesterday.", "at noon") is None


@pytest.mark.parametrize(("text", "words"), TORN)
def test_words_that_would_leave_a_torn_sentence_may_not_go_alone(text, words):
    assert cut(text, words) is None


def test_an_article_that_would_no_longer_fit_keeps_its_word():
    assert cut("He has a stupid idea.", "stupid") is None
    assert cut("He has a stupid plan.", "stupid") == "He has a  plan."
