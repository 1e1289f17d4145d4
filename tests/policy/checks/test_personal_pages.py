"""What personal pages tell and show of their authors: texts for four checks, and what is cited together."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import PersonFacts, PostClass
from bailiwick.policy.loading import load_library
from bailiwick.policy.remedy import Ask
from bailiwick.policy.verdict import Effect, Verdict

DAY = date(2026, 3, 1)
TEXTS = Path(__file__).parent / "texts"
CHECKS = {"CT010": "ct010", "CT013": "ct013", "CT018": "ct018", "CT030": "ct030"}


def rows():
    for code, name in CHECKS.items():
        sides = yaml.safe_load((TEXTS / f"{name}.yaml").read_text(encoding="utf-8"))
        for side, groups in sides.items():
            for title, texts in groups.items():
                for number, text in enumerate(texts, start=1):
                    yield pytest.param(code, side, text, id=f"{code} {side}: {title} {number}")


@pytest.fixture(scope="module")
def library():
    return load_library()


@pytest.fixture(scope="module")
def examiners(library):
    return {policy: library.examiner([policy], "self.check", DAY) for policy in ("pd", "nmpd")}


def of_text(text: str) -> Facts:
    return BaseFacts(Facts(permissions=ABSENT), PostClass.PERSONAL).facts_for(text)


@pytest.mark.parametrize("policy", ["pd", "nmpd"])
@pytest.mark.parametrize(("code", "side", "text"), list(rows()))
def test_a_text_is_read_as_a_reader_would(examiners, policy, code, side, text):
    report = examiners[policy].examine(of_text(text), text)
    found = {one.check for one in report.of(Verdict.NOT_MET)}
    assert (code in found) is (side == "not-met")


@pytest.mark.clause("nmpd/IX.B.1.s1")
def test_a_bio_that_names_the_agency_cites_the_advice_and_the_ban(examiners):
    text = "(bio: Officer, North Miami Police) Sunset at the beach"
    cited = {
        clause
        for one in examiners["nmpd"].examine(of_text(text), text).of(Verdict.NOT_MET)
        for clause in one.clauses
    }
    assert {"nmpd/IX.B.1.s1", "nmpd/VII.D.s2"} <= cited


@pytest.mark.clause("nmpd/VII.D.s2")
def test_the_ban_stops_and_offers_the_memorandum(examiners):
    text = "(bio: NMPD officer, 10 years)"
    findings = examiners["nmpd"].examine(of_text(text), text).of(Verdict.NOT_MET)
    (ban,) = [one for one in findings if "nmpd/VII.D.s2" in one.clauses]
    assert ban.effect is Effect.STOP
    assert Ask("nmpd.reference", "reference") in ban.remedies


@pytest.mark.clause("nmpd/IX.B.4")
def test_a_status_photo_in_uniform_cites_the_notice_and_the_ban(examiners):
    text = "[image: WhatsApp status, me in uniform]"
    cited = {
        clause
        for one in examiners["nmpd"].examine(of_text(text), text).of(Verdict.NOT_MET)
        for clause in one.clauses
    }
    assert {"nmpd/IX.B.4", "nmpd/VII.D.1"} <= cited


@pytest.mark.parametrize(("policy", "employer"), [("pd", "PD"), ("nmpd", "NMPD")])
def test_an_employer_in_a_profile_field_is_found_in_that_field(examiners, policy, employer):
    facts = of_text("A fine day.")
    facts = Facts(
        post=facts.post, person=PersonFacts(profile=Known(f"Employer: {employer}")), permissions=ABSENT
    )
    findings = [
        one
        for one in examiners[policy].examine(facts, "A fine day.").of(Verdict.NOT_MET)
        if one.check == "CT018"
    ]
    assert findings
    assert {(one.reads, one.text) for one in findings} == {("person.profile", employer)}


def test_nothing_is_said_twice_of_one_sentence(examiners):
    text = "I'm a NMPD detective and I work for the North Miami Police Department."
    findings = [
        one
        for one in examiners["pd"].examine(of_text(text), text).of(Verdict.NOT_MET)
        if one.check == "CT018"
    ]
    assert [one.binding for one in findings] == ["pd.self-identification"]
