"""Somebody whom two policies bind gets one answer with both rules, under invented names."""

from datetime import date

import pytest

from bailiwick.policy.facts.subjects import PostClass
from bailiwick.ui.ask.answering import Asked, desk
from bailiwick.ui.ask.cards import cards_of

DAY = date(2026, 11, 21)


def cards(text: str, policy: str = "mpd"):
    answer = desk().answer(Asked(text=text, kind=PostClass.PERSONAL, policy=policy), DAY)
    return answer, cards_of(answer, desk())


def test_both_rules_stand_on_one_card_and_the_stricter_one_gives_it_its_tone():
    answer, (card,) = cards("On behalf of the City I can confirm the street will reopen.")
    assert answer.title == "Wexham Falls Police (MPD 5-108, City social media policy)"
    assert card.tone.value == "stop"
    cited = [rule.cited.partition(",")[0] for rule in (*card.rules, *card.more_rules)]
    assert cited[0] == "MPD 5-108"
    assert "City social media policy" in cited
    assert str(card.counts) == "More than one policy speaks here. The strictest counts: MPD 5-108."


def test_the_city_alone_only_asks_for_a_look():
    answer, (card,) = cards("On behalf of the City I can confirm the street will reopen.", "mpls")
    assert answer.title == "City of Wexham Falls (City social media policy)"
    assert (card.tone.value, card.counts) == ("review", None)


@pytest.mark.parametrize("policy", ["mpd", "mpls"])
def test_a_layer_of_the_same_people_is_never_taken_for_our_own_rule(policy):
    _, (card,) = cards("On behalf of the City I can confirm the street will reopen.", policy)
    assert card.our_own is False


def test_the_disclaimer_offered_is_the_invented_citys_own_and_a_tap_adds_it():
    asked = Asked(
        text="As a city cop I think the new zoning plan is a mistake", kind=PostClass.PERSONAL, policy="mpd"
    )
    (card,) = cards_of(desk().answer(asked, DAY), desk())
    (rewording,) = card.rewordings
    sentence = "These are my own opinions and do not represent those of the City of Wexham Falls."
    assert (rewording.suggestion, rewording.adds) == (sentence, True)
    changed = desk().with_change(asked, rewording.key, DAY)
    assert changed is not None
    assert changed.text == f"{asked.text}. {sentence}"
    assert desk().answer(changed, DAY).not_met == []


def test_the_invented_agency_is_known_by_its_own_names():
    _, (card,) = cards("(bio: Wexham Falls Police) The council botched the parking rules.")
    assert card.check == "CT016"


WORDS = "As a city cop I think zoning is a mistake. On behalf of the City I confirm the street will reopen."


@pytest.mark.parametrize("policy", ["mpd", "mpls"])
def test_no_real_city_is_named_under_an_invented_name(client, policy):
    page = client.send(WORDS, policy=policy, kind="personal")
    assert "Wexham Falls" in page.words
    assert "Minneapolis" not in page.source
