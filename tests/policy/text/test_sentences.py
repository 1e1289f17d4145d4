from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.policy.text.annotations import annotations_of
from bailiwick.policy.text.sentences import LONGEST_SENTENCE, quotations_of, sentences_of


@pytest.mark.parametrize(
    "parts",
    [
        ["One. ", "Two! ", "Three?"],
        ["Mr. Smith met Sgt. Alder on Elm St. near the U.S. Marshals office. ", "They talked."],
        ["The meeting is at 9 a.m. Sunday. ", "Come early."],
        ["It opens at 9 a.m. Officers will be there."],
        ["Call 555-0100 or see https://example.org/a.html?b=1. ", "Thanks."],
        ["It cost $3.50 at 10.30 p.m. on 5th Ave. near us. ", "Cheap."],
        ["Wait... what? ", "No..."],
        ["Hmm… maybe not. ", "Yes."],
        ["First line\n", "second line\n\n", "third"],
        ["“Stop!” ", "He ran."],
        ["He said (quietly.) ", "Then he left."],
        ["No. 5 is open. ", "The answer is no. ", "Really."],
        ["J. R. Smith spoke. ", "So did K. Lee."],
        ["no capitals here. but two sentences."],
        [""],
        ["   \n"],
    ],
    ids=lambda parts: "".join(parts)[:40] or "empty",
)
def test_sentences_end_where_a_reader_would_end_them(parts):
    raw = "".join(parts)
    expected = parts
    if raw.startswith("It opens at 9"):
        expected = ["It opens at 9 a.m. ", "Officers will be there."]
    assert [raw[start:end] for start, end in sentences_of(raw)] == expected


def test_text_without_punctuation_is_cut_at_a_space():
    raw = "word " * 1000
    spans = sentences_of(raw)
    assert all(end - start <= LONGEST_SENTENCE + 5 for start, end in spans)
    assert all(raw[start:end].startswith("word") for start, end in spans)


@given(st.text(st.sampled_from("ab .!?…\n\r\t\"'”)(A\x00\u2028é"), max_size=300))
def test_sentences_cover_the_text_without_gaps(raw):
    spans = sentences_of(raw)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(raw)
    assert all(one[1] == two[0] for one, two in pairwise(spans))


@pytest.mark.parametrize(
    ("raw", "quoted"),
    [
        ('He said "stop it" twice', ['"stop it"']),
        ("He said “stop it” twice", ["“stop it”"]),
        ("He called it 'a mess' and left", ["'a mess'"]),
        ("They don't and can't and won't", []),
        ("The officers' cars and the boys' bikes", []),
        ('a 6" ruler and a 4" nail', []),
        ("«halt» he said", ["«halt»"]),
        ('never "closed', []),
        ('"' + "x" * 400 + '"', []),
        ("„halt“ he said", ["„halt“"]),
    ],
)
def test_quotations_are_balanced_and_short(raw, quoted):
    assert [raw[start:end] for start, end in quotations_of(raw)] == quoted


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("[image: two officers] Great day", [("image", "two officers", "[image: two officers]")]),
        ("Look [Video - a chase]!", [("video", "a chase", "[Video - a chase]")]),
        ("[photo of a badge] [avatar: an eagle]", [("photo", "of a badge"), ("avatar", "an eagle")]),
        ("(bio: cop, dad) I love my job", [("bio", "cop, dad", "(bio: cop, dad)")]),
        ("(post: lost dog) found him (bio: x)", [("post", "lost dog")]),
        ("(bio: dad (of two)) (post: hi) x", [("bio", "dad (of two)"), ("post", "hi")]),
        ("[session: three comments in a row]", [("session", "three comments in a row")]),
        ("[thread: a] b", [("thread", "a")]),
        ("[images] none", [("images", "")]),
        ("[link](http://example.org)", []),
        ("[imagery] is not [a photograph] here (photo: x)", []),
    ],
)
def test_described_media_is_parsed_out(raw, expected):
    notes = annotations_of(raw)
    assert [(note.kind, note.text) for note in notes] == [each[:2] for each in expected]
    assert all(
        raw[note.start : note.end] == each[2] for note, each in zip(notes, expected, strict=True) if each[2:]
    )


@pytest.mark.parametrize(
    "raw", ["(" * 100_000, "[image: " * 50_000, "(bio: " + "(" * 50_000, '"' * 100_000, "'a " * 50_000]
)
def test_unclosed_brackets_and_marks_take_linear_time(raw):
    assert annotations_of(raw) == []
    quotations_of(raw)
    sentences_of(raw)
