import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policy.text.words import found, scanner

WORDS = ("fuck", "shit", "ass", "asshole", "idiot", "bitch", "pussy", "nigger", "piece of shit", "kill")
DISGUISED = scanner(*WORDS, fold=True, patterns=[r"\b(?:mother)?fuck(?:er|ing|ed|s)?\b"])
PLAIN = scanner(*WORDS)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("what a sh1t day", "sh1t"),
        ("5hit happens", "5hit"),
        ("$hit happens", "$hit"),
        ("you a$$", "a$$"),
        ("you a$$hole, you", "a$$hole"),
        ("b!tch please", "b!tch"),
        ("assho1e", "assho1e"),
        ("1d10t", "1d10t"),
        ("@sshole", "@sshole"),
        ("pu$$y cat", "pu$$y"),
        ("sh!t!!", "sh!t"),
        ("f*ck", "f*ck"),
        ("what the f**k is this", "f**k"),
        ("f@#k", "f@#k"),
        ("oh sh**", "sh**"),
        ("sh-t", "sh-t"),
        ("f_ck", "f_ck"),
        ("f\U0001f351ck", "f\U0001f351ck"),
        ("motherf*cker", "motherf*cker"),
        ("m0therfuck3r", "m0therfuck3r"),
        ("f u c k", "f u c k"),
        ("F U C K this", "F U C K"),
        ("f.u.c.k", "f.u.c.k"),
        ("you i d i o t", "i d i o t"),
        ("a f u c k u", "f u c k"),
        ("a s s", "a s s"),
        ("fuuuuck", "fuuuuck"),
        ("fuuuuckkkk you", "fuuuuckkkk"),
        ("asssshole", "asssshole"),
        ("assssshoooole", "assssshoooole"),
        ("niggggger", "niggggger"),
        ("you іdiоt", "іdiоt"),
        ("fuсk", "fuсk"),
        ("ƒuck", "ƒuck"),
        ("you piece of sh1t.", "piece of sh1t"),
        ("p1ece of shit", "p1ece of shit"),
        ("fu\u200bc\u0301k1ng", "fu\u200bc\u0301k1ng"),
    ],
)
def test_a_disguised_word_is_found_with_the_words_as_typed(raw, words):
    matches = DISGUISED.scan(raw).matches("common/words")
    assert [raw[match.start : match.end] for match in matches] == [words]
    assert matches[0].folded
    assert found(PLAIN, raw) == [] or "of shit" in raw


@pytest.mark.parametrize(
    "raw",
    [
        "455", "the 455 bus", "$5", "4th of July", "b4", "the A55 road", "glass", "U.S.A.", "e-mail", "T&T", "as**",
        "well-known", "i5-3570k", "h1n1", "A*", "A.S.S. is a name", "https://t.co/f4g5h1t", "www.example.org/sh1t",
        "F***", "S*** J***", "class of 1455", "M4 A1", "5k run", "7:15 a.m.", "Scunthorpe", "a-s", "*as* bold", "shhhh",
        "1 2 3 4", "$1,455.00", "K1LO", "30mph", "t i m e", "co-op", "170bpm", "1,000 kids", "s/he", "#455",
        "ID 10 T", "as s", "mass, hit", "pass it", "I.D.", "Mr. A. S. Smith", "сука", "5h17",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_disguise_is_left_alone(raw):
    assert found(DISGUISED, raw) == []


def test_nothing_is_unfolded_for_lexicons_that_do_not_ask():
    assert found(PLAIN, "f*ck sh1t f u c k fuuuck іdiot") == []


def test_an_undisguised_word_is_no_folded_match():
    matches = DISGUISED.scan("fuck f*ck fuck you").matches("common/words")
    assert [(match.start, match.folded) for match in matches] == [(0, False), (5, True), (10, False)]


def test_a_disguise_wakes_its_group():
    made = scanner(
        {"t": "idiot", "group": "wakes"}, "fuck", fold=True, triggers=frozenset({"common/words:wakes"})
    )
    assert made.scan("you 1diot").groups == {"common/words:wakes"}
    assert made.scan("f*ck").groups == frozenset()
    assert found(made, "f*ck") == ["f*ck"]


LEET = str.maketrans("aeiost", "431057")
DISGUISES = {
    "leet": lambda word: word[0] + word[1:].translate(LEET),
    "masked": lambda word: word[0] + "*" + word[2:],
    "spaced": " ".join,
    "dotted": ".".join,
    "repeated": lambda word: "".join(letter * (4 if place == 1 else 1) for place, letter in enumerate(word)),
    "look-alike": lambda word: word.translate(str.maketrans("aceiopsx", "асеіорѕх")),
    "zero-width": "\u200b".join,
    "accented": "\u0301".join,
    "capitals": str.upper,
    "bold": lambda word: "".join(chr(0x1D41A + ord(letter) - 97) for letter in word),
}


@given(
    st.sampled_from(["fuck", "idiot", "bitch", "asshole"]),
    st.sampled_from(sorted(DISGUISES)),
    st.text(st.sampled_from("qz ,;é\n\u200b\U0001f602"), max_size=40),
    st.text(st.sampled_from("qz ,;é\n\u200b\U0001f602"), max_size=40),
)
def test_offsets_slice_the_raw_text_to_the_disguise_and_nothing_else(word, disguise, before, after):
    typed = DISGUISES[disguise](word)
    raw = f"{before}, {typed} ,{after}"
    spans = [(match.start, match.end) for match in DISGUISED.scan(raw).matches("common/words")]
    assert spans == [(len(before) + 2, len(before) + 2 + len(typed))]
