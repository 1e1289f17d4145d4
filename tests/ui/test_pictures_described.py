"""Ask about a picture: what its owner says it shows answers questions, and is read like the words."""

import pytest

TEXT = "Thank you to everybody who came out on Saturday."
SHOWS = 'name="shows"'


def test_the_field_stands_there_only_where_something_is_attached(client):
    assert SHOWS not in client.see("/").source
    assert SHOWS in client.see("/?example=parade").source


def test_what_it_shows_settles_what_would_be_asked(client):
    asked = client.send(TEXT, attached="photo")
    settled = client.send(TEXT, attached="photo", shows="Tulips in front of the library.")
    assert asked.source.count('class="question"') == 3
    assert "We found nothing in this policy that stops this." in settled.words
    assert 'value="Tulips in front of the library."' in settled.source


def test_an_employee_in_it_needs_a_yes_and_has_it_by_a_tap(client):
    shows = {"attached": "photo", "shows": "Officer Reyes and a second grader"}
    stopped = client.send(TEXT, **shows)
    assert "1 thing stops this post" in stopped.words
    assert "“Officer Reyes”" in stopped.words
    answer = "permission:nmpd.employee-photo=yes"
    given = client.send(TEXT, **shows, answer=answer, **{"for": stopped.field("for")})
    assert "We found nothing in this policy that stops this." in given.words
    other = client.send(
        TEXT,
        attached="photo",
        shows="Officer Lane and a cat",
        answered=[answer],
        **{"for": given.field("for")},
    )
    assert "1 thing stops this post" in other.words, "a yes to one picture is no yes to another"


def test_words_that_it_shows_are_read_like_any_others(client):
    page = client.send(TEXT, attached="graphic", shows="A banner: vote yes on Measure 4!")
    assert "“vote yes on Measure 4”" in page.words
    assert 'name="use"' not in page.source, "nothing rewords what stands in a picture"


@pytest.mark.parametrize(
    ("shows", "says"), [("\u202eabc", "A hidden character"), ("x" * 20_001, "longer than")]
)
def test_a_description_that_cannot_be_read_is_refused_and_the_words_stay(client, shows, says):
    page = client.send(TEXT, attached="photo", shows=shows)
    assert says in page.words
    assert TEXT in page.source
