"""CT003, CT004, CT020, CT023, CT024, CT048: what stays inside, in texts of every kind, and in real posts."""

import csv
import json
from dataclasses import replace

import pytest
from tests.policy.checks.table_of_texts import table_of

from bailiwick.policy.checks.grammar.numbers import (
    ends_as_a_card,
    ends_as_an_iban,
    is_headline,
    is_own,
    rounded,
)
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import ListFacts, PostClass, PostFacts

CODES = ("CT003", "CT004", "CT020", "CT023", "CT024", "CT048")
TABLE = table_of(CODES)
FACTS = Facts(post=PostFacts(class_=Known(PostClass.PERSONAL), media=ABSENT))


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
    ("number", "is_one"),
    [
        ("4111 1111 1111 1111", True),
        ("4111 1111 1111 1112", False),
        ("0000 0000 0000 0000", False),
        ("3782 822463 10005", True),
    ],
)
def test_a_card_is_told_by_its_check_digit(number, is_one):
    assert ends_as_a_card(number) is is_one


def test_an_account_number_is_told_by_its_check_digits_or_by_its_name():
    assert ends_as_an_iban("GB33BUKB20201555555555")
    assert not ends_as_an_iban("GB34BUKB20201555555555")
    assert ends_as_an_iban("IBAN GB34BUKB20201555555555")


def test_the_agencys_own_lines_and_domains_are_its_own():
    assert is_own("305-555-0100", ["(305) 555-0100"], [])
    assert is_own("x@mail.pd.example", [], ["pd.example"])
    assert not is_own("x@notpd.example", [], ["pd.example"])


def test_a_house_becomes_its_block():
    text = "Calls: 1217 Oak Street."
    start, end, block = rounded(text, 0, len(text))
    assert text[:start] + block + text[end:] == "Calls: the 1200 block of Oak Street."


def test_capitals_of_a_headline_mark_no_names():
    assert is_headline("Sheriff Deputy Charged With Stealing Guns")
    assert not is_headline("The victim is Kayla Moreno and she lives here.")


def test_a_kind_that_is_not_asked_about_is_not_told(look_at):
    text = "Her social security number is 078-05-1120."
    assert look_at("CT003", text, values={"kinds": ("number",)})
    assert not look_at("CT003", text, values={"kinds": ("child",)})


def test_an_own_number_is_no_leak(look_at):
    facts = replace(FACTS, lists=ListFacts(own_numbers=Known(("305-555-0142",))))
    text = "My ex's number is 305-555-0142."
    assert look_at("CT003", text)
    assert not look_at("CT003", text, facts)


def test_tactics_of_another_agency_count_unless_the_binding_leaves_them_out(look_at):
    text = "County deputies are positioned on both ends of the bridge."
    assert look_at("CT023", text)
    assert not look_at("CT023", text, values={"assisting_agency": False})


def test_a_colleague_on_the_list_is_found_by_name_and_passes_with_leave(look_at):
    text = "Hal Brandt sold his house."
    listed = ListFacts(colleagues=Known(("Hal Brandt",)), consents=ABSENT)
    agreed = replace(listed, consents=Known(("Hal Brandt",)))
    assert not look_at("CT020", text)
    assert look_at("CT020", text, replace(FACTS, lists=listed))
    assert not look_at("CT020", text, replace(FACTS, lists=agreed))


def _rows(path, column="text"):
    with path.open(encoding="utf-8", newline="") as file:
        return [row[column] for row in csv.DictReader(file)]


@pytest.mark.data
@pytest.mark.parametrize("name", ["uk_police_tweets", "crisis_other_sources"])
@pytest.mark.parametrize("code", ["CT003", "CT004", "CT023"])
def test_few_real_official_posts_are_found(look_at, data_folder, name, code):
    texts = _rows(data_folder / "official" / f"{name}.give.csv")
    found = sum(1 for text in texts if look_at(code, text))
    assert found < 0.01 * len(texts)


@pytest.mark.data
def test_numbers_of_one_person_are_found_in_made_up_data(look_at, data_folder):
    rows = json.loads((data_folder / "pii" / "presidio_generated_large.json").read_text("utf-8"))
    sought, found = 0, 0
    for row in rows:
        spans = [
            span for span in row["spans"] if span["entity_type"] in {"US_SSN", "CREDIT_CARD", "IBAN_CODE"}
        ]
        seen = look_at("CT003", row["full_text"]) if spans else []
        sought += len(spans)
        found += sum(
            any(one.start < span["end_position"] and one.end > span["start_position"] for one in seen)
            for span in spans
        )
    assert sought > 0
    assert found >= 0.98 * sought
