"""CT001, CT002, CT025: what waits for a court or an investigation, in texts of every kind and in real headlines."""

import csv

import pytest
from tests.policy.checks.table_of_texts import table_of

from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import ListFacts, PendingCase, PostClass, PostFacts
from bailiwick.policy.remedy import Change

CODES = ("CT001", "CT002", "CT025")
TABLE = table_of(CODES)
FACTS = Facts(post=PostFacts(class_=Known(PostClass.OFFICIAL), media=ABSENT))


def reworded(text, observation):
    """The text with the suggestion put in."""
    change = next(one for one in observation.remedies if isinstance(one, Change))
    return text[: change.start] + change.suggestion + text[change.end :]


@pytest.mark.parametrize(("code", "expected", "text"), TABLE)
def test_a_text_is_found_or_passes(look_at, code, expected, text):
    assert bool(look_at(code, text)) == (expected == "not-met")


@pytest.mark.parametrize("code", CODES)
def test_a_finding_points_to_words_of_the_text(look_at, code):
    for parameters in TABLE:
        asked, expected, text = parameters.values
        if asked == code and expected == "not-met":
            for one in look_at(code, text):
                assert text[one.start : one.end].strip() == text[one.start : one.end] != ""


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Justice served: burglar caught on Elm St.", "Arrested on suspicion of burglary on Elm St."),
        ("We got the robber.", "We arrested a person on suspicion of robbery."),
        ("The thief was caught at noon.", "The person was arrested on suspicion of theft at noon."),
        ("ARSONIST CAPTURED AT DAWN", "ARRESTED ON SUSPICION OF ARSON AT DAWN"),
        ("Man arrested for stabbing his brother.", "Man arrested, accused of stabbing his brother."),
        ("We got the guy who stole the van.", "We got the guy accused of having stolen the van."),
        ("Do you know this thief?", "Do you know this person we would like to speak to?"),
    ],
)
def test_a_deed_is_reworded_as_an_accusation(look_at, text, better):
    (found,) = look_at("CT001", text)
    assert reworded(text, found) == better
    assert not look_at("CT001", better)


def test_a_charge_told_as_proven_becomes_an_accusation(look_at):
    text = "MAN TO BE ARRAIGNED FOR ROBBING BANK"
    (found,) = look_at("CT002", text)
    assert reworded(text, found) == "MAN TO BE ARRAIGNED, ACCUSED OF ROBBING BANK"


@pytest.mark.parametrize(
    ("case", "text", "confidence"),
    [
        (PendingCase(names=("Dale Sample",)), "Dale Sample is a monster and we proved it.", 0.85),
        (PendingCase(number="26-CR-118"), "Case 26-CR-118 is on the list of the week.", 0.85),
        (PendingCase(event="Dorsey Avenue"), "Dorsey Avenue is closed on Monday.", 0.6),
        (PendingCase(event="Dorsey Avenue", outcome="convicted"), "Dorsey Avenue was great work.", None),
    ],
)
def test_cases_on_the_agencys_list_are_found_until_they_end(look_at, case, text, confidence):
    facts = Facts(post=FACTS.post, lists=ListFacts(pending_cases=Known((case,))))
    assert [one.confidence for one in look_at("CT002", text, facts)] == (
        [] if confidence is None else [confidence]
    )


def test_a_bare_date_of_a_hearing_asks_a_person_where_the_binding_says_so(look_at):
    text = "The arraignment is set for Thursday at 10 a.m."
    assert not look_at("CT002", text, values={"logistics": "pass"})
    assert [one.confidence for one in look_at("CT002", text, values={"logistics": "review"})] == [0.6]


def test_crimes_and_crashes_are_told_apart(look_at):
    crash, crime = "[image: mangled sedan] driver was texting", "Warrant on Birch came up with two kilos."
    assert look_at("CT025", crash, values={"kinds": ("crash",)})
    assert not look_at("CT025", crash, values={"kinds": ("crime",)})
    assert look_at("CT025", crime, values={"kinds": ("crime",)})
    assert not look_at("CT025", crime, values={"kinds": ("crash",)})


@pytest.mark.data
def test_headlines_of_a_prosecutor_alarm_before_a_verdict_and_not_after(look_at, data_folder):
    asked = dict.fromkeys(("pending", "convicted"), 0)
    found = dict.fromkeys(asked, 0)
    with (data_folder / "guilt" / "prosecutor_headlines.give.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            stage = row["rule_stage"]
            if stage == "convicted" or (stage == "pending" and row["rule_hedge"] == "0"):
                asked[stage] += 1
                found[stage] += any(look_at(code, row["headline"]) for code in ("CT001", "CT002"))
    assert found["convicted"] <= 0.02 * asked["convicted"]
    assert found["pending"] >= 0.85 * asked["pending"]


@pytest.mark.data
@pytest.mark.parametrize("name", ["uk_police_tweets", "crisis_other_sources"])
def test_real_official_posts_hardly_alarm(look_at, data_folder, name):
    with (data_folder / "official" / f"{name}.give.csv").open(encoding="utf-8", newline="") as rows:
        texts = [row["text"] for row in csv.DictReader(rows)]
    assert sum(any(look_at(code, text) for code in ("CT001", "CT002")) for text in texts) <= 0.02 * len(texts)
