import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policy.text import language_samples as samples

from bailiwick.policy.text.language import ENGLISH, foreign_spans, language_of


@pytest.mark.parametrize(("code", "raw"), samples.FOREIGN)
def test_another_language_is_told(code, raw):
    language = language_of(raw)
    assert (language.code, language.confident) == (code, True)


@pytest.mark.parametrize(("code", "raw", "begins"), samples.MIXED)
def test_of_a_text_in_two_languages_the_other_part_is_told_with_its_place(code, raw, begins):
    assert language_of(raw).code == code
    (((start, _end), language),) = foreign_spans(raw)
    assert language.code == code
    assert raw[start:].startswith(begins)


@pytest.mark.parametrize("raw", samples.ENGLISH)
def test_english_is_told_even_with_names_and_loans(raw):
    assert language_of(raw) == ENGLISH
    assert foreign_spans(raw) == []


@pytest.mark.parametrize("raw", samples.UNTOLD)
def test_what_nobody_could_tell_is_not_held_to_be_foreign(raw):
    assert language_of(raw).code in (None, "en")


def test_there_are_enough_samples_in_enough_languages():
    assert len(samples.FOREIGN) + len(samples.MIXED) + len(samples.ENGLISH) + len(samples.UNTOLD) >= 60
    assert len({code for code, _ in samples.FOREIGN}) >= 12


@given(st.text(st.characters(), max_size=300))
def test_any_text_has_an_answer(raw):
    assert language_of(raw).code is None or language_of(raw).code
    assert all(0 <= start < end <= len(raw) for (start, end), _ in foreign_spans(raw))


@pytest.mark.data
def test_official_english_posts_are_not_taken_for_foreign(data_folder):
    text = (data_folder / "official" / "uk_police_tweets.give.csv").read_text(
        encoding="utf-8", errors="replace"
    )
    lines = text.splitlines()[1:2000]
    foreign = [line for line in lines if language_of(line).code not in (None, "en")]
    assert len(foreign) <= len(lines) * 0.002
