"""CT005, CT006, CT017, CT033, CT047, CT050: politics, business, an agency's voice and tone, and what a post is for."""

import csv
from datetime import date

import pytest
from tests.policy.checks.table_of_texts import table_of

from bailiwick.policy.check import Look
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import ListFacts, PostClass, PostFacts, Reaction
from bailiwick.policy.loading import load_library
from bailiwick.policy.remedy import Change
from bailiwick.policy.verdict import Effect, Verdict

OFFICIAL_CODES = ("CT005", "CT006", "CT047", "CT050")
CODES = (*OFFICIAL_CODES, "CT017", "CT033")
TABLE = table_of(CODES)
DAY = date(2026, 3, 1)
FIRST_EXAMPLE = "Justice served: burglar caught on Elm St. Vote yes on Measure 4!"


def facts_of(kind, **post):
    return Facts(post=PostFacts(class_=Known(kind), media=ABSENT, **post))


OFFICIAL, PERSONAL = facts_of(PostClass.OFFICIAL), facts_of(PostClass.PERSONAL)


@pytest.fixture(scope="module")
def library():
    return load_library([])


@pytest.fixture(scope="module")
def look_at(library):
    def observe(code, text, facts=None, values=None):
        scanned, checking = library.scanner.scan(text), library.checks[code]
        if checking.triggers.isdisjoint(scanned.groups) and not (checking.needs or checking.uses):
            return []
        known = facts or (OFFICIAL if code in OFFICIAL_CODES else PERSONAL)
        looked = Look(text=scanned, facts=known, values=values or {}, on=DAY)
        return list(checking.examine(looked))

    return observe


def not_met(observations):
    return [one for one in observations if one.verdict is Verdict.NOT_MET]


@pytest.fixture(scope="module")
def examine(library):
    examiners = {policy: library.examiner((policy,), "self.check", DAY) for policy in ("nmpd", "pd")}
    return lambda policy, text, facts=OFFICIAL: examiners[policy].examine(facts, text)


@pytest.mark.parametrize(("code", "expected", "text"), TABLE)
def test_a_text_is_found_or_passes(look_at, code, expected, text):
    assert bool(not_met(look_at(code, text))) == (expected == "not-met")


@pytest.mark.parametrize("code", [code for code in CODES if code != "CT050"])
def test_a_finding_points_to_words_of_the_text(look_at, code):
    for parameters in TABLE:
        asked, expected, text = parameters.values
        if asked == code and expected == "not-met":
            for one in not_met(look_at(code, text)):
                assert text[one.start : one.end].strip() == text[one.start : one.end] != ""


def test_the_first_example_has_one_political_finding_and_none_of_tone(examine):
    findings = examine("nmpd", FIRST_EXAMPLE).findings
    assert [one.text for one in findings if one.check == "CT005"] == ["Vote yes on Measure 4"]
    assert [one for one in findings if one.check == "CT047"] == []


def test_a_measure_is_reworded_as_a_plain_fact(look_at):
    (found,) = not_met(look_at("CT005", FIRST_EXAMPLE))
    (change,) = [one for one in found.remedies if isinstance(one, Change)]
    changed = FIRST_EXAMPLE[: change.start] + change.suggestion + FIRST_EXAMPLE[change.end :]
    assert changed == "Justice served: burglar caught on Elm St. Measure 4 is on the ballot!"


def test_a_shout_is_reworded_in_small_letters(look_at):
    text = "STOP LEAVING YOUR KEYS IN THE CAR!!!"
    (found,) = not_met(look_at("CT047", text))
    assert [one.suggestion for one in found.remedies if isinstance(one, Change)] == [
        "Stop leaving your keys in the car."
    ]


@pytest.mark.parametrize(
    ("policy", "reaction", "effect"),
    [
        ("nmpd", Reaction.SHARE, Effect.STOP),
        ("nmpd", Reaction.LIKE, Effect.STOP),
        ("pd", Reaction.SHARE, Effect.STOP),
        ("pd", Reaction.LIKE, Effect.REVIEW),
    ],
)
def test_one_policy_says_promote_and_the_other_conduct(examine, policy, reaction, effect):
    facts = facts_of(PostClass.OFFICIAL, reaction=Known(reaction))
    findings = examine(policy, "Candidate Brandt will speak at the pier on Saturday.", facts).findings
    assert [one.effect for one in findings if one.check == "CT005"] == [effect]


def test_a_listed_candidate_is_known_without_a_word_of_elections(look_at):
    listed = ListFacts(candidates=Known(("Ana Reyes",)))
    facts = Facts(post=OFFICIAL.post, lists=listed)
    assert not_met(look_at("CT005", "Proud to stand with Ana Reyes, come and meet her.", facts))
    assert not_met(look_at("CT005", "Ana Reyes cut the ribbon at the library.", facts)) == []


def test_what_is_shared_of_a_candidate_nobody_listed_is_asked(look_at):
    facts = facts_of(PostClass.OFFICIAL, reaction=Known(Reaction.SHARE))
    (asked,) = look_at("CT005", "Meet Ana Reyes on Saturday, doors open at 5.", facts)
    assert asked.verdict is Verdict.CANNOT_TELL
    assert asked.missing == ("lists.candidates",)


@pytest.mark.parametrize("policy", ["nmpd", "pd"])
def test_a_purpose_is_told_once_and_never_stops(examine, policy):
    for text in ("Have you seen Ruth, 81, last seen near the pier?", "Five quotes on leadership."):
        (told,) = [one for one in examine(policy, text).findings if one.check == "CT050"]
        assert not told.stops


def test_a_threat_of_crime_is_on_one_list_and_not_on_the_other(examine):
    text = "Armed and dangerous. Do not approach."
    told = {
        policy: [one.verdict for one in examine(policy, text).findings if one.check == "CT050"]
        for policy in ("nmpd", "pd")
    }
    assert told == {"nmpd": [Verdict.MET], "pd": [Verdict.NOT_MET]}


@pytest.mark.clause("nmpd/IX.A.3.0")
def test_an_official_press_release_is_held_to_part_five_and_not_to_the_personal_bans(library, examine):
    text = "Press release: John Roe, 34, was charged with burglary. Our guy did it. Vote yes on Measure 4!"
    report = examine("nmpd", text)
    bindings = library.pack("nmpd").bindings
    looked_at = {
        clause for binding in report.looked_at if binding in bindings for clause in bindings[binding].clauses
    }
    cited = {clause for one in report.findings for clause in one.clauses}
    assert not any(clause.startswith("nmpd/IX.A.3") for clause in looked_at | cited)
    assert {"nmpd/V.G.2.s1", "nmpd/V.G.4.s1"} <= cited


def rows_of(file):
    with file.open(encoding="utf-8", newline="") as opened:
        return [row["text"] for row in csv.DictReader(opened)]


@pytest.mark.data
@pytest.mark.parametrize(
    ("code", "at_most"), [("CT005", 0.01), ("CT006", 0.01), ("CT017", 0.01), ("CT033", 0.01), ("CT047", 0.03)]
)
@pytest.mark.parametrize("file", ["uk_police_tweets.give.csv", "crisis_other_sources.give.csv"])
def test_real_posts_raise_few_alarms(look_at, data_folder, file, code, at_most):
    texts = rows_of(data_folder / "official" / file)
    alarms = sum(bool(not_met(look_at(code, text))) for text in texts)
    assert alarms <= at_most * len(texts)


@pytest.mark.data
def test_partisan_posts_are_found_several_times_as_often_as_neutral_ones(look_at, data_folder):
    """The labels are a rough proxy: much that is partisan names no candidate, party or measure."""
    with (data_folder / "official" / "politician_posts_bias.give.csv").open(
        encoding="utf-8", newline=""
    ) as opened:
        rows = list(csv.DictReader(opened))
    share = {
        bias: sum(bool(not_met(look_at("CT005", row["text"]))) for row in rows if row["bias"] == bias)
        / sum(row["bias"] == bias for row in rows)
        for bias in ("partisan", "neutral")
    }
    assert share["partisan"] > 4 * share["neutral"]
