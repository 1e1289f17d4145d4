"""Sentences for people: templates with places, translated late, down to the parts that are our own words."""

from bailiwick.kernel.sentence import say

SPANISH = {"This serves: {purposes}.": "Esto sirve a: {purposes}.", "a closed road": "una calle cerrada"}


def in_spanish(sentence: str) -> str:
    return SPANISH.get(sentence, sentence)


def test_words_that_somebody_typed_are_never_translated():
    assert (
        say("This serves: {purposes}.", purposes="a closed road").render(in_spanish)
        == "Esto sirve a: a closed road."
    )


def test_our_own_words_inside_a_sentence_are_translated_with_it():
    sentence = say("This serves: {purposes}.", purposes=(say("a closed road"), say("crime figures")))
    assert sentence.render(in_spanish) == "Esto sirve a: una calle cerrada, crime figures."
    assert str(sentence) == "This serves: a closed road, crime figures."


def test_a_place_may_hold_one_sentence():
    assert say("{first}", first=say("a closed road")).render(in_spanish) == "una calle cerrada"


def test_braces_in_what_somebody_typed_are_no_places():
    assert str(say("“{words}” is slang.", words="{words} {0}")) == "“{words} {0}” is slang."


def test_a_sentence_without_places_may_hold_braces():
    assert str(say("Nothing {here}.")) == "Nothing {here}."
