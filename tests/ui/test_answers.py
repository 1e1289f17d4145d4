"""Ask without scripts: a form goes out, a whole page comes back."""

import html

import pytest

pytestmark = pytest.mark.usefixtures("written_findings")

GOT = "We got the robber. Vote yes on Friday."


def test_a_stop_names_the_words_the_rule_why_and_a_way_on(client):
    page = client.send(GOT)
    assert "2 things stop this post" in page.words
    assert "The policy does not allow “got the robber”." in page.words
    assert "SOP 400.14, V.G.2" in page.words
    assert "nmpd/V.G.2.s2" in page.words
    assert "the policy forbids this" in page.words
    assert "Our summary, not the policy." in page.words


def test_one_thing_is_told_as_one(client):
    assert "1 thing stops this post" in client.send("We got the robber.").words


def test_words_are_marked_and_lead_to_their_finding_and_back(client):
    page = client.send(GOT)
    assert page.source.count("<mark>") == 2
    assert {"#finding-1", "#words-1", "#finding-2", "#words-2"} <= set(page.links)


def test_a_rewording_is_put_in_by_its_button_and_the_text_checked_again(client):
    key = client.send(GOT).value_of("Use this instead")
    page = client.send(GOT, use=key)
    assert "We arrested on suspicion of robbery. Vote yes on Friday." in html.unescape(page.source)
    assert "1 thing stops this post" in page.words


def test_a_rewording_can_be_taken_back(client):
    changed = client.send(GOT, use=client.send(GOT).value_of("Use this instead"))
    assert "Put my words back" in changed.words
    page = client.send("We arrested on suspicion of robbery. Vote yes on Friday.", undo="1", before=GOT)
    assert GOT in page.source


def test_a_rewording_never_touches_words_that_have_changed_meanwhile(client):
    key = client.send(GOT).value_of("Use this instead")
    page = client.send("Yesterday we got the robber.", use=key)
    assert "Yesterday we got the robber." in page.source
    assert "so we left them alone" in page.words


def test_a_clear_answer_is_no_permission(client):
    page = client.send("Road closed on Elm Street until noon.")
    assert (
        "We found nothing in this policy that stops this. That is not permission, and we can miss things."
        in page.words
    )


@pytest.mark.parametrize("word", ["safe to post", "approved", "compliant", "passed", "check_circle"])
def test_a_clear_answer_never_looks_like_a_blessing(client, word):
    page = client.send("Road closed on Elm Street until noon.")
    assert word not in page.block().lower()


def test_a_warning_stops_nothing(client):
    page = client.send("Look at our badge.", kind="personal", policy="pd")
    assert "The policy does not forbid this. It warns you." in page.words


@pytest.mark.parametrize("text", [GOT, "Road closed.", "Look at our badge."])
@pytest.mark.parametrize("policy", ["nmpd", "pd"])
def test_the_rights_line_stands_on_every_personal_check_and_on_no_other(client, text, policy):
    rights = (
        "Much of what you say as a citizen about public matters, pay, conditions or wrongdoing is protected by law. "
        "This tool does not decide that."
    )
    assert rights in client.send(text, kind="personal", policy=policy).words
    assert rights not in client.send(text, kind="official", policy=policy).words


def test_a_personal_check_shows_the_policys_own_cautions(client):
    page = client.send("Road closed.", kind="personal", policy="pd")
    assert "cautions, whatever you write" in page.words
    assert "Telling people where you work" in page.words


def test_a_comment_is_never_stopped(client):
    page = client.send(GOT, kind="comment")
    assert "2 things for a person to look at" in page.words
    assert "No rule removes a comment." in page.words


def test_a_visitors_words_are_not_for_us_to_change(client):
    page = client.send(GOT, kind="comment")
    assert "for a person to look at" in page.words
    assert "Take them out" not in page.words
    assert "Use this instead" not in page.words


def test_the_promise_stands_on_the_page(client):
    assert (
        "We keep nothing you type here and we tell nobody. Your network may still record that you opened this page; "
        "your own phone avoids that."
    ) in client.see().words


@pytest.mark.parametrize(
    ("policy", "text", "line"),
    [
        ("nmpd", "We got the robber.", "comes to the same answer by other rules: IV.B.3 instead of V.G.2"),
        (
            "nmpd",
            "Look at our badge.",
            "is advised against here (VII.D.1); at Hollis Police it is a caution (V.A.7)",
        ),
        ("nmpd", "Vote yes.", "Hollis Police has no rule that touches “Vote yes”"),
        ("nmpd", "dam it", "At Hollis Police “dam it” stops (IV.A.9); this policy has no rule"),
        ("pd", "Vote yes.", "At Port Calder Police “Vote yes” stops (V.G.4); this policy has no rule"),
        ("pd", "Road closed.", "Port Calder Police would get the same answer"),
    ],
)
def test_one_line_says_what_the_other_policy_says(client, policy, text, line):
    assert line in client.send(text, policy=policy).words


def test_the_switches_stay_as_they_were_chosen(client):
    page = client.send(GOT, policy="pd", kind="personal", attached="photo")
    chosen = {field["id"] for field in page.inputs if "checked" in field}
    assert chosen == {"policy-pd", "kind-personal", "attached-photo"}


def test_nothing_typed_is_asked_for_and_not_judged(client):
    page = client.send("   ")
    assert page.response.status_code == 422
    assert "There is nothing to check yet." in page.words


def test_clear_leaves_nothing(client):
    client.send(GOT)
    page = client.see("/clear")
    assert "This page is clear" in page.words
    assert "robber" not in page.source
    assert page.response.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_no_field_of_any_page_takes_a_password(client):
    pages = [client.see(path) for path in ("/", "/clear", "/clauses")]
    assert [field for page in pages for field in page.inputs if field.get("type") == "password"] == []


def test_nothing_typed_is_offered_again_by_the_browser(client):
    page = client.send(GOT)
    assert 'autocomplete="off" novalidate' in page.source
    assert all(field.get("autocomplete") == "off" for field in page.inputs)
