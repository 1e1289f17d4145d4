import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.policy.text.characters import plain_expression, plain_stream


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("plain words", b"plain words"),
        ("don’t “quote” – ever…", b'don\'t "quote" - ever.'),
        ("Peña, François, Øyvind, Łódź, Müßig", b"Pena, Francois, Oyvind, Lodz, Musig"),
        ("no\u00a0break\u2003space\u2028line", b"no break space\nline"),
        ("ｆｕｌｌ ① 𝐛𝐨𝐥𝐝 ⓒⓘⓡⓒⓛⓔ", b"full 1 bold circle"),
        ("милиция 警察", b"_______ __"),
        ("good \U0001f602 job", b"good \x1a job"),
        ("lone \ud800 surrogate", b"lone \x1a surrogate"),
        ("nul \x00 stays", b"nul \x00 stays"),
        ("zero\u200bwidth, soft\u00adhyphen, right\u202eto left", b"zerowidth, softhyphen, rightto left"),
        ("cafe\u0301", b"cafe"),
        ("", b""),
    ],
)
def test_every_character_has_one_byte_or_is_not_seen(raw, plain):
    assert plain_stream(raw)[0] == plain


@given(st.text(st.characters(), max_size=200))
def test_every_byte_knows_its_character(raw):
    data, offsets = plain_stream(raw)
    if offsets is None:
        assert len(data) == len(raw)
    else:
        assert len(offsets) == len(data) + 1
        assert offsets == sorted(set(offsets))
        assert offsets[-1] == len(raw)


@pytest.mark.parametrize(
    ("expression", "asked"),
    [
        (r"don’t", rb"don\'t"),
        (r"\bcafé\b", rb"\bcafe\b"),
        (r"a[–-]b", rb"a[\--]b"),
        (r"under_score", rb"under_score"),
        (r"a\’b", rb"a\'b"),
    ],
)
def test_a_pattern_is_asked_in_the_bytes_of_the_stream(expression, asked):
    assert plain_expression(expression) == asked


@pytest.mark.parametrize("expression", ["жук", "警察", "\U0001f602", "zero\u200bwidth"])
def test_a_letter_that_the_stream_cannot_show_is_refused(expression):
    with pytest.raises(ValueError, match="not told apart"):
        plain_expression(expression)
