"""The policy linter: which clauses are brought before counsel and which are not, whoever's policy it is."""

import re
import shutil
from pathlib import Path

import pytest

from bailiwick.kernel.errors import FaultyFilesError
from bailiwick.policy.counsel import Lawbook, concerns_of
from bailiwick.policy.loading import load_library
from bailiwick.policy.rendering.counsel import cases_of, counsel_data, counsel_markdown, counsel_text
from bailiwick.policy.risk import Outcome, Phrases

LARKSPUR = Path(__file__).parent / "made_up_packs" / "larkspur"
LIBRARY = load_library()
BOOK = Lawbook.of(LIBRARY.packs.values())
FOUND = {pack: concerns_of(LIBRARY.packs[pack], BOOK) for pack in ("pd", "nmpd", "house")}

BROUGHT_UP = [
    ("pd/IV.A.9.s2", "any-removal"),
    ("nmpd/V.F.1.s2", "off-topic"),
    ("nmpd/V.F.1.s2", "personal-attacks"),
    ("nmpd/V.F.1.s2", "vulgar-comments"),
    ("pd/V.A.5.s5", "reputation"),
    ("nmpd/IX.A.1", "reputation"),
    ("nmpd/VII.D.s4", "reputation"),
    ("nmpd/II.s4", "reputation"),
    ("pd/V.A.5.s2", "colleagues"),
    ("pd/V.A.5.s4", "colleagues"),
    ("pd/V.A.8.a.s2", "colleagues"),
    ("nmpd/IX.B.1.s2", "colleagues"),
    ("pd/V.A.8", "prior-approval"),
    ("pd/V.A.3", "prior-approval"),
    ("pd/V.A.8", "job-information"),
    ("pd/V.A.9.d.s1", "job-information"),
    ("nmpd/VII.D.s1", "job-information"),
    ("nmpd/IX.A.3.a.0.s2", "job-information"),
    ("nmpd/VII.D.1", "insignia"),
    ("nmpd/VII.D.s2", "insignia"),
    ("nmpd/VIII.A.s1", "insignia"),
    ("pd/V.A.9.a.s1", "offensive-speech"),
    ("pd/V.A.9.b", "offensive-speech"),
    ("nmpd/IX.A.3.b.s2", "offensive-speech"),
    ("nmpd/IX.A.3.d", "testimony"),
]
LEFT_ALONE = [
    "pd/V.A.6",  # a caution about discipline forbids nothing
    "pd/V.A.7.s2",  # a caution about uniforms forbids nothing
    "pd/V.A.8.a.s1",  # so is the caution about telling where one works
    "nmpd/IX.A.2.s3",  # to think of discredit is advice
    "nmpd/V.G.3.s1",  # "in a poor light" is about the agency's own words
    "nmpd/V.G.4.s1",  # no politics on the agency's own page
    "nmpd/V.H.3.s1",  # leave for a picture on the agency's own page
    "nmpd/V.H.1.s2",  # leave for a device is none for speaking
    "pd/IV.A.8",  # that visitors speak for themselves takes nothing down
    "pd/IV.B.3.s3",  # leave in writing, for official posts
    "pd/V.A.5.s1",  # the freedom to speak
    "house/blocks-need-counsel",  # a limit on blocking
    "house/posted-grounds",  # a limit on hiding
    "house/no-removal-by-rule",
]


def brought_up(pack):
    return {(concern.clause.id, concern.risk.id) for concern in FOUND[pack]}


@pytest.mark.parametrize(("clause", "risk"), BROUGHT_UP)
def test_a_clause_that_resembles_one_courts_dealt_with_is_brought_up(clause, risk):
    assert (clause, risk) in brought_up(clause.partition("/")[0])


@pytest.mark.parametrize("clause", LEFT_ALONE)
def test_a_clause_that_only_sounds_like_it_is_left_alone(clause):
    assert [risk for found, risk in brought_up(clause.partition("/")[0]) if found == clause] == []


def test_a_clause_is_brought_up_by_the_values_of_what_is_bound_to_it():
    concern = next(one for one in FOUND["pd"] if one.risk.id == "any-removal")
    assert "keeps a right over any comment" in concern.resembles[0].because
    assert "any-removal" not in {one.risk.id for one in FOUND["nmpd"]}, "three grounds are not any"


def test_what_binds_the_agency_itself_is_not_brought_up():
    assert FOUND["house"] == []


def test_each_clause_says_in_what_it_resembles_and_names_cases():
    for concern in (one for several in FOUND.values() for one in several):
        assert concern.resembles
        assert all(one.because for one in concern.resembles)
        assert concern.risk.differs
        assert len(concern.authorities) >= 2


def test_every_case_is_named_with_court_year_and_citation():
    for authority in BOOK.authorities.values():
        assert " v. " in authority.name
        assert authority.court
        assert 1900 < authority.year < 2026
        assert re.search(r"\d+ (?:U\.S\.|F\.\dd|F\.4th|F\. Supp\. 3d) \d+", authority.citation)
        assert authority.said.endswith(".")


def test_a_case_that_was_set_aside_says_so():
    later = {one.id: one.later for one in BOOK.authorities.values() if one.outcome is Outcome.VACATED}
    assert list(later) == ["knight"]
    assert "2021" in later["knight"]


def test_every_case_serves_a_risk():
    named = {name for risk in BOOK.risks.values() for name in risk.authorities}
    assert set(BOOK.authorities) == named


CLAUSE = """
- id: larkspur/{number}
  label: "{number}"
  heading: {heading}
  {form}
  says: {says}
  source: {{file: order-12.txt, lines: "20"}}
  since: "2022"
"""
BAN = "kind: prohibition\n  force: must-not\n  binds: [member]"
NOTICE = "kind: notice\n  force: must\n  binds: [site-admin]"
LEAVE = "kind: permission\n  force: may\n  binds: [moderator]"
FIFTH_POLICY = [
    ("reputation", "The Patrol's name", BAN, "Nobody writes what discredits the Patrol."),
    ("any-removal", "Comments", NOTICE, "Any comment may be taken down by the harbour office."),
    ("off-topic", "Comments", NOTICE, "What is off-topic is taken off the page."),
    ("blocking", "Bans", LEAVE, "Users who annoy the watch may be blocked."),
    ("prior-approval", "Press", BAN, "Members speak to the press only with the Master's leave."),
    ("insignia", "The anchor", BAN, "The Patrol's badge is not shown on one's own pages."),
    ("private-politics", "Politics", BAN, "Members tell no political opinion online."),
    ("colleagues", "Peace aboard", BAN, "No negative comments on the watch or its officers."),
    ("job-information", "Dock talk", BAN, "Nothing heard at work is told; all information stays."),
    ("offensive-speech", "Manners", BAN, "Nothing offensive is posted, on duty or off."),
]


@pytest.fixture(scope="module")
def fifth(tmp_path_factory):
    """Larkspur with a clause for each of the above, so that a policy nobody here has seen is judged."""
    folder = tmp_path_factory.mktemp("packs") / "larkspur"
    shutil.copytree(LARKSPUR, folder)
    more = "".join(
        CLAUSE.format(number=20 + place, heading=heading, form=form, says=says)
        for place, (_, heading, form, says) in enumerate(FIFTH_POLICY)
    )
    (folder / "clauses" / "broad.yaml").write_text(more, encoding="utf-8")
    library = load_library([folder])
    return concerns_of(library.packs["larkspur"], Lawbook.of(library.packs.values()))


@pytest.mark.parametrize(("place", "risk"), [(place, row[0]) for place, row in enumerate(FIFTH_POLICY)])
def test_a_fifth_policy_is_judged_by_the_features_of_its_clauses(fifth, place, risk):
    assert (f"larkspur/{20 + place}", risk) in {(one.clause.id, one.risk.id) for one in fifth}


def test_a_narrow_clause_of_a_fifth_policy_is_left_alone(fifth):
    assert [one.clause.id for one in fifth if one.clause.id in {f"larkspur/{n}" for n in range(1, 9)}] == []


def test_text_and_markdown_name_clause_case_and_counsel():
    pack = LIBRARY.packs["nmpd"]
    for told in (counsel_text(pack, FOUND["nmpd"]), counsel_markdown(pack, FOUND["nmpd"])):
        flat = " ".join(told.split())
        assert "V.F.1" in flat
        assert "nmpd/V.F.1.s2" in flat
        assert "109 F.4th 627 (D.C. Cir. 2024)" in flat
        assert "Matal v. Tam, 582 U.S. 218 (2017)" in flat
        assert "or counsel" in flat
        assert "nothing here is settled law for this agency" in flat


def test_a_policy_with_nothing_for_counsel_is_not_called_safe():
    told = counsel_text(LIBRARY.packs["house"], [])
    assert "That clears nothing." in told
    assert "settled law" not in told


def test_plain_data_names_every_clause_and_case():
    data = counsel_data(LIBRARY.packs["pd"], FOUND["pd"])
    assert {one["clause"] for one in data["clauses"]} == {one.clause.id for one in FOUND["pd"]}
    assert [one["id"] for one in data["authorities"]] == [one.id for one in cases_of(FOUND["pd"])]


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (("discredit*",), "It discredits us.", ("discredits",)),
        (("post* … only with",), "They post pictures only with leave.", ("post pictures only with",)),
        (("post* … only with",), "They post. Only with leave do others.", ()),
        (("off topic",), "An offtopic word", ()),
        ((), "anything", ()),
        (("a.b",), "axb", ()),
    ],
)
def test_a_phrase_is_found_within_one_sentence(phrases, text, found):
    assert Phrases.of(phrases).found_in(text) == found


AUTHORITY = """
- {id: one, name: A v. B, court: Supreme Court, year: 1990, citation: 1 U.S. 1, outcome: struck, said: It was struck.}
"""
RISK = """
- id: broad
  title: Broad
  looks: [{because: It is broad., words: [broad]}]
  authorities: [one]
  differs: It may.
"""
FAULTS = [
    ("risks.yaml", "[one]", "[two]", "it names the authority 'two', which does not exist"),
    ("risks.yaml", "words: [broad]", "kinds: [duty]", "it would bring up everything"),
    ("risks.yaml", "words: [broad]", "checks: [CT999]", "there is no check 'CT999'"),
    (
        "risks.yaml",
        "words: [broad]",
        "checks: [CT039], values: {loud: [yes]}",
        "no check that it names has a value 'loud'",
    ),
    (
        "risks.yaml",
        "words: [broad]",
        "words: [broad], values: {asks: [any]}",
        "'values' are those of a check",
    ),
    ("risks.yaml", "words: [broad]", "notices: [nowhere/list]", "there is no word list 'nowhere/list'"),
    ("risks.yaml", "words: [broad]", "words: [broad], speech: [loud]", "nobody speaks as 'loud'"),
    ("risks.yaml", "words: [broad]", "words: [broad], kinds: [rule]", "'kinds' is 'rule'; it must be one of"),
    ("risks.yaml", "words: [broad]", "words: [broad], force: must", "unknown key 'force'"),
    ("risks.yaml", "looks: [{because: It is broad., words: [broad]}]", "looks: []", "says of no clause"),
    ("risks.yaml", "differs: It may.", "narrower: Less.", "'differs' is missing"),
    ("authorities.yaml", "year: 1990", "year: 19", "'year' must be the year of the decision"),
    ("authorities.yaml", "outcome: struck", "outcome: won", "'outcome' is 'won'; it must be one of"),
    ("authorities.yaml", ", said: It was struck.", "", "'said' is missing"),
]


@pytest.mark.parametrize(("file", "sound", "faulty", "told"), FAULTS, ids=[row[3] for row in FAULTS])
def test_a_faulty_risk_or_case_is_told_with_its_file(tmp_path, file, sound, faulty, told):
    folder = tmp_path / "larkspur"
    shutil.copytree(LARKSPUR, folder)
    texts = {"authorities.yaml": AUTHORITY, "risks.yaml": RISK}
    assert sound in texts[file]
    for name, text in texts.items():
        written = text.replace(sound, faulty) if name == file else text
        (folder / name).write_text(written, encoding="utf-8")
    with pytest.raises(FaultyFilesError) as error:
        load_library([folder])
    assert told in str(error.value)
    assert f"larkspur/{file}:" in str(error.value)


def test_risks_and_cases_are_no_part_of_a_policys_digest(tmp_path):
    folder = tmp_path / "larkspur"
    shutil.copytree(LARKSPUR, folder)
    before = load_library([folder]).packs["larkspur"].digest
    (folder / "authorities.yaml").write_text(AUTHORITY, encoding="utf-8")
    (folder / "risks.yaml").write_text(RISK, encoding="utf-8")
    after = load_library([folder]).packs["larkspur"]
    assert set(after.risks) == {"broad"}
    assert after.digest == before
