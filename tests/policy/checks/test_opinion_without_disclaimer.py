"""CT016: somebody who tells of working for the city, on a page of their own, with an opinion on its business."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.policy.facts import ABSENT, Facts
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.finding import Finding
from bailiwick.policy.loading import load_library
from bailiwick.policy.remedy import Change
from bailiwick.policy.verdict import Verdict

TEXTS = Path(__file__).parent / "texts" / "ct016.yaml"
BASE = BaseFacts(Facts(permissions=ABSENT), PostClass.PERSONAL)


def texts():
    for side, groups in yaml.safe_load(TEXTS.read_text(encoding="utf-8")).items():
        for title, rows in groups.items():
            for number, text in enumerate(rows, start=1):
                yield pytest.param(side, text, id=f"{side}: {title} {number}")


@pytest.fixture(scope="module")
def examiner():
    return load_library().examiner(["mpd"], "self.check", date(2026, 3, 1))


def found(examiner, text: str, code: str = "CT016") -> list[Finding]:
    report = examiner.examine(BASE.facts_for(text), text)
    return [one for one in report.of(Verdict.NOT_MET) if one.check == code]


@pytest.mark.parametrize(("side", "text"), list(texts()))
def test_a_disclaimer_is_asked_for_where_a_reader_would_ask_for_it(examiner, side, text):
    assert bool(found(examiner, text)) is (side == "not-met")


@pytest.mark.clause("mpd/IV.A.3.c.s1")
def test_a_city_cop_with_an_opinion_on_zoning_is_offered_the_disclaimer(examiner):
    text = "As a city cop I think the new zoning plan is a mistake"
    (finding,) = found(examiner, text)
    assert "mpd/IV.A.3.c.s1" in finding.clauses
    assert finding.rules == ("CR-16",)
    (change,) = [one for one in finding.remedies if isinstance(one, Change)]
    assert change.suggestion.endswith(
        "These are my own opinions and do not represent those of the City of Minneapolis."
    )
    assert found(examiner, text[: change.start] + change.suggestion + text[change.end :]) == []


@pytest.mark.clause("mpd/IV.A.3.c.s2")
@pytest.mark.parametrize("text", ["(bio: I work for the City)", "(bio: I work for the City) What a sunset."])
def test_saying_where_one_works_is_nothing_by_itself(examiner, text):
    report = examiner.examine(BASE.facts_for(text), text)
    assert report.findings == []


@pytest.mark.clause("mpd/IV.A.3.c.s3")
def test_words_like_those_of_the_disclaimer_pass_and_half_of_it_is_told_as_half(examiner):
    opinion = "As a city cop I think the new zoning plan is a mistake."
    assert found(examiner, f"{opinion} (views are mine alone, not the City's)") == []
    (half,) = found(examiner, f"{opinion} (opinions my own)")
    assert "does not say that it is not the City’s" in str(half.why)


DISCLAIMERS = [
    "Views are mine alone, not the City's.",
    "Opinions are my own and do not reflect the views of my employer.",
    "I'm speaking only for myself here, not on behalf of the city.",
    "My personal opinion. It isn't the city's position.",
    "All thoughts mine, none of them represent MPD or the City.",
    "Posts are personal and aren't endorsed by the City of Minneapolis.",
    "Tweets = my own, not my employer's.",
    "This is just my own view; I don't speak for the department or the city.",
]


@pytest.mark.parametrize("words", DISCLAIMERS)
@pytest.mark.parametrize("place", ["bio", "post"])
def test_a_disclaimer_in_like_words_is_accepted_in_the_bio_and_in_the_post(examiner, words, place):
    text = (
        f"(bio: MPD. {words}) The council botched the parking rules."
        if place == "bio"
        else f"(bio: MPD) The council botched the parking rules. {words}"
    )
    assert found(examiner, text) == []


HALVES = [
    "Opinions my own.",
    "Views are mine alone.",
    "All posts are personal.",
    "Not an official account of the City.",
    "RTs are not endorsements.",
    "My views and nobody else's.",
]


@pytest.mark.parametrize("words", HALVES)
def test_half_a_disclaimer_is_not_enough(examiner, words):
    assert found(examiner, f"(bio: MPD. {words}) The council botched the parking rules.")


@pytest.mark.parametrize(
    "words", ["our own views do not reflect the City's position", "not the view of the city"]
)
def test_a_disclaimer_is_not_taken_for_speaking_in_the_citys_name(examiner, words):
    assert found(examiner, f"(bio: MPD; {words}) Nice evening.", "CT017") == []
