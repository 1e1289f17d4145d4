"""Names of pages and how near one comes to another, as data."""

import pytest

from bailiwick.policy.checks.grammar.lookalike import as_words, distance, holds_name, looks_like, names_in

OURS = ("Harbor City Police Department", "harborcitypolice.example")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The page “Harbor News” is new", "Harbor News"),
        ("found @harbor_news yesterday", "harbor_news"),
        ("see https://harbor-news.example/about", "harbor-news.example"),
        ("harbor_tips asks people", "harbor_tips"),
        ("A channel called Harbor Patrol Live", "Harbor Patrol Live"),
    ],
)
def test_the_name_of_a_page_is_seen(text, name):
    assert name in names_in(text)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("police", "police", 0), ("police", "polcie", 1), ("police", "plce", 2), ("a", "abcd", 3)],
)
def test_slips_between_two_words_are_counted_up_to_two(one, other, slips):
    assert distance(one, other, 2) == slips


@pytest.mark.parametrize(
    "name",
    [
        "harborc1typolice.example",
        "harborcitypolcie.example",
        "HarborCityPoliceDepartrnent",
        "harborcitypoIice.example",
    ],
)
def test_a_name_with_letters_that_look_alike_is_a_look_alike(name):
    assert looks_like(name, OURS)


@pytest.mark.parametrize(
    "name", ["harborcitypolice.example", "Harbor Lights", "harborcityflowers.example", "Port Police"]
)
def test_the_name_itself_and_other_names_are_no_look_alikes(name):
    assert not looks_like(name, OURS)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("HCPD Explorers", True),
        ("Harbor City Police Department K9", True),
        ("hc_gardens", False),
        ("Police fans", False),
    ],
)
def test_a_name_may_hold_ours_or_its_initials(name, held):
    assert holds_name(name, OURS) is held


def test_a_name_run_together_is_read_as_words():
    assert as_words("ridgecity_pdAlerts24") == "ridgecity pd Alerts 24"
