"""Ask tells people what their policy wants them to keep in mind: beside the finding, behind the rule, or once."""

import pytest

from bailiwick.cli.main import main
from bailiwick.ui.ask.answering import desk

HOME = "I live two blocks from the Elm St park."
CUFFS = "Oh sure, he was just holding that TV for a friend. Enjoy the cuffs, genius."
CITY = "On behalf of the City I can confirm the street will reopen."
OFFICER = "I'm a police officer and I love this town."
CASE = "We worked a burglary case on Elm last night."
DATING = "Made myself a Tinder profile, wish me luck"
DRUNK = "Got blackout drunk and drove home last night, no regrets"
PLAIN = "Lovely weather at the lake this weekend."

TOLD_ONCE = [
    pytest.param("pd/V.A.9.s1", PLAIN, marks=pytest.mark.clause("pd/V.A.9.s1")),
    pytest.param("nmpd/IX.A.4.s1", PLAIN, marks=pytest.mark.clause("nmpd/IX.A.4.s1")),
    pytest.param("nmpd/IX.A.2.s1", PLAIN, marks=pytest.mark.clause("nmpd/IX.A.2.s1")),
    pytest.param("pd/V.A.7.s1", OFFICER, marks=pytest.mark.clause("pd/V.A.7.s1")),
    pytest.param("pd/V.A.6", CASE, marks=pytest.mark.clause("pd/V.A.6")),
    pytest.param("nmpd/VII.B.s3", CASE, marks=pytest.mark.clause("nmpd/VII.B.s3")),
    pytest.param("nmpd/VII.C", DATING, marks=pytest.mark.clause("nmpd/VII.C")),
    pytest.param("mpd/III.A.s1", PLAIN),
]
"""The clause, and a draft of an employee's own."""


def said(clause: str) -> str:
    """Our summary of a clause, on one line."""
    return " ".join(desk().library.packs[clause.partition("/")[0]].clauses[clause].says.split())


def told(page, clause: str) -> bool:
    """Whether it is told now, and not only among the cautions that stand folded away whatever one writes."""
    return said(clause) in " ".join(page.words.split()).partition("The policy’s own")[0]


@pytest.mark.parametrize(("clause", "draft"), TOLD_ONCE)
def test_a_self_check_ends_with_what_to_keep_in_mind_and_tells_each_thing_once(client, clause, draft):
    page = client.send(draft, policy=clause.partition("/")[0], kind="personal")
    words = " ".join(page.words.split())
    assert words.count(said(clause)) == 1
    assert words.index("Keep in mind") < words.index(said(clause))
    assert not told(client.send(draft, policy=clause.partition("/")[0], kind="official"), clause)


@pytest.mark.clause("pd/V.A.8.b.s1")
def test_the_reminder_of_revenge_goes_with_a_finding_that_tells_where_one_lives(client):
    assert told(client.send(HOME, policy="pd", kind="personal"), "pd/V.A.8.b.s1")
    assert not told(client.send(PLAIN, policy="pd", kind="personal"), "pd/V.A.8.b.s1")


@pytest.mark.clause("nmpd/IX.A.2.s3")
def test_the_card_on_discredit_goes_with_a_finding_that_brings_it(client):
    assert told(client.send(DRUNK, policy="nmpd", kind="personal"), "nmpd/IX.A.2.s3")
    assert not told(client.send(PLAIN, policy="nmpd", kind="personal"), "nmpd/IX.A.2.s3")


@pytest.mark.clause("mpd/IV.A.3.a.s5")
def test_a_draft_that_jokes_about_an_arrest_is_asked_how_else_it_could_be_read(client):
    words = " ".join(client.send(CUFFS, policy="mpd", kind="personal").words.split())
    asked = words.index("Read it once more:")
    assert asked < words.index("As a lawyer who reads it aloud at a trial.")
    assert asked < words.index("As somebody who cannot hear that you are joking.")


@pytest.mark.parametrize(
    ("clause", "policy", "draft"),
    [
        pytest.param("mpd/III.0", "mpd", CITY, marks=pytest.mark.clause("mpd/III.0")),
        pytest.param("nmpd/II.s3", "nmpd", DRUNK, marks=pytest.mark.clause("nmpd/II.s3")),
    ],
)
def test_behind_why_this_rule_stands_the_policys_own_reason_with_its_label(client, clause, policy, draft):
    words = " ".join(client.send(draft, policy=policy, kind="personal").words.split())
    assert words.index("Why this rule") < words.index(said(clause))
    assert f"{said(clause)} {desk().library.packs[policy].citation}" in words


@pytest.mark.clause("mpls/roles.covered-persons.1")
def test_a_finding_on_a_personal_site_says_that_the_duty_holds_on_other_social_media_sites(client):
    page = client.send(CITY, policy="mpls", kind="personal")
    words = " ".join(page.words.split())
    assert "every other social media site" in words
    assert "Covered Persons, item 1" in words[words.index("every other social media site") :]


@pytest.mark.clause("pd/I.s3")
def test_a_draft_that_touches_only_a_caution_is_called_advice_and_stops_nothing(client, tmp_path, capsys):
    words = " ".join(client.send(HOME, policy="pd", kind="personal").words.split())
    assert "The policy does not forbid this. It warns you." in words
    assert "violation" not in words.lower()
    draft = tmp_path / "draft.txt"
    draft.write_text(HOME, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["check", str(draft), "--policy", "pd", "--as", "personal"])
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert "1:1  advice  " in printed
    assert "violation" not in printed.lower()


@pytest.mark.clause("mpd/III.A.s1")
def test_a_self_check_gives_advice_and_keeps_nothing_of_the_draft(client, caplog):
    page = client.send("I arrested my own brother in law, zebra-quilt.", policy="mpd", kind="personal")
    assert told(page, "mpd/III.A.s1")
    assert "zebra-quilt" not in caplog.text
    assert client.cookies.keys() <= {"csrftoken", "django_language"}
    assert "zebra-quilt" not in client.see("/").source


@pytest.mark.clause("pd/V.A.12")
def test_the_code_of_conduct_in_the_library_leads_to_the_clause_that_holds_it_online(client):
    page = client.see("/policies/pd/")
    assert "The department's code of conduct" in page.words.replace("’", "'")
    assert "/policies/pd/clause/V.A.12" in page.links
