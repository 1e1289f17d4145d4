"""What a stranger sees first, answered by the policies that ship. No finding here is written down for the test."""

import pytest
from tests.ui.conftest import StrictClient


@pytest.fixture(scope="module")
def first():
    return StrictClient().see("/")


def test_the_example_is_answered_with_two_marks(first):
    assert "2 things stop this post" in first.words
    assert "Port Calder Police (SOP 400.14)" in first.words
    assert first.source.count("<mark>") == 2
    assert "SOP 400.14, V.G.2" in first.words
    assert "SOP 400.14, V.G.4" in first.words
    assert first.words.count("Use this instead") + first.words.count("Take them out") >= 2


def test_each_rewording_takes_its_mark_away(client):
    text = "Justice served: burglar caught on Elm St. Vote yes on Measure 4!"
    page = client.send(text)
    page = client.send(text, use=page.value_of("Use this instead"))
    assert "1 thing stops this post" in page.words
    assert page.source.count("<mark>") == 1


def test_the_other_policy_gives_its_own_rules_and_a_line_says_so(client, first):
    other = client.see("/?policy=pd")
    assert "Social Media Policy, IV.B.3" in other.words
    assert "Hollis Police comes to the same answer by other rules" in first.words
    assert "Port Calder Police comes to the same answer by other rules" in other.words


@pytest.mark.parametrize("example", ["conviction", "overtime"])
@pytest.mark.parametrize("policy", ["nmpd", "pd"])
def test_lawful_examples_are_clear(client, example, policy):
    page = client.see(f"/?example={example}&policy={policy}")
    assert "We found nothing in this policy that stops this." in page.words


def test_the_parade_asks_three_questions(client):
    page = client.see("/?example=parade")
    assert "We cannot tell yet 3 questions would settle it" in page.words
    assert page.source.count('class="question"') == 3


def test_answers_settle_the_parade(client):
    text = "Thank you to everybody who came out for the Founders’ Day parade on Saturday."
    answered = []
    for answer in (
        "media.relates-to.investigation=no",
        "media.relates-to.program=no",
        "media.shows-employee=yes",
    ):
        page = client.send(text, attached="photo", answered=answered, answer=answer)
        answered.append(answer)
    assert "approved exactly this picture?" in page.words
    these = {"for": page.field("for")}
    no, yes = (f"permission:nmpd.employee-photo={choice}" for choice in ("no", "yes"))
    refused = client.send(text, attached="photo", answered=answered, answer=no, **these)
    assert "1 thing stops this post" in refused.words
    given = client.send(text, attached="photo", answered=answered, answer=yes, **these)
    assert "We found nothing in this policy that stops this." in given.words
    changed = client.send(f"{text} Come again.", attached="photo", answered=[*answered, yes], **these)
    assert "approved exactly this picture?" in changed.words, "a yes to other words is no yes to these"


def test_an_answer_can_be_taken_back(client):
    answered = ["media.shows-employee=no"]
    page = client.send("The parade.", attached="photo", answered=answered)
    assert "Can anyone who works for the agency be seen in it? No" in page.words
    again = client.send("The parade.", attached="photo", answered=answered, forget="media.shows-employee")
    assert again.source.count('class="question"') == 3


def test_a_second_reader_can_say_that_the_words_mean_something_else(client):
    text = "Justice served: burglar caught on Elm St."
    page = client.send(text)
    key = page.value_of("They have said yes")
    assert key.startswith("second-reader:")
    read = client.send(text, answer=key, **{"for": page.field("for")})
    assert "1 thing stops this post" in page.words
    assert "stops this post" not in read.words
    assert "something excuses it" in read.words


def test_words_in_another_language_are_cannot_tell(client):
    page = client.send("El departamento invita a todos los vecinos a la reunión del martes en la biblioteca.")
    assert "We cannot tell" in page.words
    assert "We found nothing" not in page.words


def test_the_footer_counts_what_passed(first):
    assert "What you can do so far:" in first.words
    assert "of 393 clauses acted out" in first.words
