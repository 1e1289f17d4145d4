"""What Ask offers to take out, and why two policies differ, by the policies as they are."""

import pytest

TORN = "We thank everybody who came. Vote yes on Friday."
ONE_SENTENCE = "Vote yes on Friday."


def test_words_that_would_leave_a_torn_sentence_go_with_the_whole_of_it(client):
    page = client.send(TORN)
    assert "You could leave the whole sentence out." in page.words
    assert "Take them out" not in page.words
    changed = client.send(TORN, use=page.value_of("Take the sentence out"))
    assert "We thank everybody who came.</textarea>" in changed.source


@pytest.mark.parametrize("text", [ONE_SENTENCE, "Vote yes"])
def test_where_nothing_would_be_left_no_button_takes_it_out(client, text):
    page = client.send(text)
    assert "1 thing stops this post" in page.words
    assert "Take them out" not in page.words
    assert "Take the sentence out" not in page.words
    assert "What would help:" in page.words


def test_an_intensifier_goes_alone_and_leaves_no_gap(client):
    text = "Come to the fucking fair on Friday."
    page = client.send(text, use=client.send(text).value_of("Take them out"))
    assert "Come to the fair on Friday.</textarea>" in page.source


def test_a_whole_sentence_that_goes_is_called_one(client):
    told = "Two shifts left. Just cleared from the accident out on Route 9. See you all at home."
    page = client.send(told, policy="pd", kind="personal")
    changed = client.send(told, policy="pd", kind="personal", use=page.value_of("Take the sentence out"))
    assert "Two shifts left. See you all at home." in changed.source


BADGE = "Look at my badge and uniform, proud to serve. [photo: me in uniform with my badge]"


def test_a_setting_is_named_where_the_answer_hangs_on_it(client):
    words = client.send(BADGE, kind="personal").words
    assert "Why. Here: The policy forbids it and writes the way to leave." in words
    assert "There: The policy warns of the consequence and does not forbid." in words


@pytest.mark.parametrize("text", ["Vote yes on Measure 4!", "We got the robber. Vote yes on Friday."])
def test_likes_and_shares_are_no_reason_where_there_are_none(client, text):
    page = client.send(text)
    assert 'class="difference"' in page.source
    assert "a like promotes" not in page.words
    assert "Why. Here:" not in page.words


def test_the_reason_is_told_in_the_language_of_the_page(client):
    sent = {"policy": "nmpd", "kind": "personal", "attached": "none", "text": BADGE}
    words = client.page(client.post("/es/", sent)).words
    assert "La política lo prohíbe y dice cómo obtener permiso." in words
    assert "The policy forbids it" not in words
