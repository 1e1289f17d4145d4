"""What is said of pictures, sounds and devices: texts for six checks, under the policies that bind them."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.policy.facts import Facts
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.loading import load_library
from bailiwick.policy.verdict import Verdict

DAY = date(2026, 3, 1)
TEXTS = Path(__file__).parent / "texts"
OFFICIAL, PERSONAL = PostClass.OFFICIAL, PostClass.PERSONAL
SPOKEN_BY = {
    "CT007": [("nmpd", OFFICIAL), ("pd", OFFICIAL), ("pd", PERSONAL)],
    "CT008": [("nmpd", OFFICIAL)],
    "CT009": [("nmpd", OFFICIAL)],
    "CT021": [("pd", PERSONAL), ("pd", OFFICIAL), ("nmpd", OFFICIAL)],
    "CT046": [("pd", PERSONAL), ("nmpd", OFFICIAL)],
    "CT051": [("nmpd", OFFICIAL), ("pd", OFFICIAL)],
}


def rows():
    for code, spoken_by in SPOKEN_BY.items():
        sides = yaml.safe_load((TEXTS / f"{code.lower()}.yaml").read_text(encoding="utf-8"))
        for policy, post_class in spoken_by:
            for side, groups in sides.items():
                for title, texts in groups.items():
                    for number, text in enumerate(texts, start=1):
                        yield pytest.param(
                            code,
                            policy,
                            post_class,
                            side,
                            text,
                            id=f"{code} {policy} {post_class.value} {side}: {title} {number}",
                        )


@pytest.fixture(scope="module")
def examiners():
    library = load_library()
    return {policy: library.examiner([policy], "self.check", DAY) for policy in ("pd", "nmpd")}


@pytest.mark.parametrize(("code", "policy", "post_class", "side", "text"), list(rows()))
def test_what_is_described_is_read_as_a_reader_would(examiners, code, policy, post_class, side, text):
    report = examiners[policy].examine(BaseFacts(Facts(), post_class).facts_for(text), text)
    found = {one.check for one in report.of(Verdict.NOT_MET)}
    assert (code in found) is (side == "not-met")


@pytest.mark.parametrize(("policy", "told"), [("nmpd", False), ("pd", True)])
def test_leave_by_word_of_mouth_is_enough_where_the_policy_asks_for_no_paper(examiners, policy, told):
    text = "[session: own phone; the Chief gave spoken permission, record D-4] road closed"
    report = examiners[policy].examine(BaseFacts(Facts(), OFFICIAL).facts_for(text), text)
    assert ("CT051" in {one.check for one in report.of(Verdict.NOT_MET)}) is told


@pytest.mark.parametrize(
    "text", ["[image: ", "[image: [[[", "[session: ]", "[image: ;;;,,,]", "[video]" * 300]
)
def test_a_description_cut_short_or_without_end_is_read_as_far_as_it_goes(examiners, text):
    facts = BaseFacts(Facts(), OFFICIAL).facts_for(text)
    found = {one.check for one in examiners["nmpd"].examine(facts, text).of(Verdict.NOT_MET)}
    assert found.isdisjoint(SPOKEN_BY)


def test_the_same_words_are_said_of_everybody_who_is_not_to_be_shown(examiners):
    texts = (
        "[image: flagged officer at a cookout]",
        "[image: selfie, I work undercover]",
        "Voice note by a listed officer, hello",
    )
    said = {
        str(one.why)
        for text in texts
        for one in examiners["pd"].examine(BaseFacts(Facts(), PERSONAL).facts_for(text), text).findings
        if one.check == "CT021"
    }
    assert said == {"Do not post this. It would show or name somebody who is not to be shown."}
