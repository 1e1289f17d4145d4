"""What a policy has its people told, on the occasion it is meant for and on no other."""

from datetime import date

import pytest

from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts
from bailiwick.policy.loading import load_library

DAY = date(2026, 11, 21)
PLAIN = "Lovely weather at the lake this weekend."


@pytest.fixture(scope="module")
def library():
    return load_library()


def told(library, policy: str, text: str, post: PostClass = PostClass.PERSONAL):
    """The clauses told with a text under a policy, each with the bindings it stands beside."""
    examiner = library.examiner(policy.split("+"), "self.check", DAY)
    report = examiner.examine(Facts(post=PostFacts(class_=Known(post))), text)
    return {one.clause.id: one.beside for one in examiner.reminders(post, text, report.findings)}


# The clause, the policy, words that bring it up, and words that do not.
OCCASIONS = {
    "who one works for is told": (
        "pd/V.A.7.s1",
        "pd",
        "I'm a police officer and I love this town.",
        PLAIN,
    ),
    "a case of one's own is told": (
        "pd/V.A.6",
        "pd",
        "We worked a burglary case on Elm last night.",
        "The court opens at nine.",
    ),
    "a case of one's own is told, in the words of another policy": (
        "nmpd/VII.B.s3",
        "nmpd",
        "Testified today in the trial of the man I arrested in May. I served that warrant.",
        PLAIN,
    ),
    "somebody joins a dating service": (
        "nmpd/VII.C",
        "nmpd",
        "Made myself a Tinder profile, wish me luck",
        PLAIN,
    ),
    "an arrest is told in jest": (
        "mpd/IV.A.3.a.s5",
        "mpd",
        "Oh sure, he was just holding that TV for a friend. Enjoy the cuffs, genius.",
        PLAIN,
    ),
    "where one lives is told": (
        "pd/V.A.8.b.s1",
        "pd",
        "I live two blocks from the Elm St park.",
        "There is a park on Elm St.",
    ),
    "something that brings discredit is told": (
        "nmpd/IX.A.2.s3",
        "nmpd",
        "Got blackout drunk and drove home last night, no regrets",
        PLAIN,
    ),
}


@pytest.mark.parametrize("title", OCCASIONS)
def test_a_reminder_is_told_on_its_occasion_and_on_no_other(library, title):
    clause, policy, due, not_due = OCCASIONS[title]
    assert clause in told(library, policy, due)
    assert clause not in told(library, policy, not_due)


@pytest.mark.parametrize(
    ("clause", "policy"),
    [("pd/V.A.9.s1", "pd"), ("nmpd/IX.A.4.s1", "nmpd"), ("nmpd/IX.A.2.s1", "nmpd"), ("mpd/III.A.s1", "mpd")],
)
def test_what_is_told_every_time_is_told_with_any_words_of_ones_own(library, clause, policy):
    assert told(library, policy, PLAIN)[clause] == frozenset()
    assert clause not in told(library, policy, PLAIN, PostClass.OFFICIAL)


def test_a_reminder_beside_a_finding_names_the_binding_it_stands_with(library):
    assert told(library, "pd", "I live two blocks from the Elm St park.")["pd/V.A.8.b.s1"] == {
        "pd.home-clues"
    }


def test_a_policy_told_beside_another_tells_its_own_reminders_and_only_with_its_own_findings(library):
    words = told(library, "mpd+mpls", "On behalf of the City I can confirm the street will reopen.")
    assert words["mpd/III.0"] == {"mpd.speaking-for-the-city"}
    assert words["mpls/roles.covered-persons.1"] == {"mpls.speaking-as-the-city"}
    assert not [clause for clause in words if not clause.startswith(("mpd/", "mpls/"))]


def test_a_reminder_of_a_clause_that_was_not_yet_in_force_is_not_told(library):
    examiner = library.examiner(["mpd"], "self.check", date(2021, 10, 1))
    assert [one.clause.id for one in examiner.reminders(PostClass.PERSONAL, PLAIN, [])] == []
