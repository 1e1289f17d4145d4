import pytest

from bailiwick.policy.text.contexts import CONTEXTS, Side
from bailiwick.policy.text.rawtext import RawText

CASES = {
    "quotation": [
        ('He called me "a complete idiot" again', "idiot", True),
        ("She said “what an idiot” to him", "idiot", True),
        ('"Well," he said, you idiot', "idiot", False),
        ('"idiot', "idiot", False),
    ],
    "reported-speech": [
        ("He said that they would kill him", "kill", True),
        ("According to the victim, the man wanted to kill her", "kill", True),
        ("She called him an idiot", "idiot", True),
        ("They chanted: kill the bill", "kill", True),
        ("The word idiot has a history", "idiot", True),
        ("The sign read: no idiots", "idiots", True),
        ("You are an idiot, he said", "idiot", True),
        ("I will kill you. He said that it rained.", "kill", False),
        ("You idiot", "idiot", False),
    ],
    "a-surname": [
        ("Senator Dick Durbin spoke", "Dick", True),
        ("Dick Durbin spoke", "Dick", True),
        ("Chief Cummings spoke", "Cummings", True),
        ("Dick is what you are", "Dick", False),
        ("you dick Bob", "dick", False),
        ("DICK DURBIN", "DICK", False),
        ("What a Dick", "Dick", False),
    ],
    "a-name": [
        ("Commissioner Dick spoke", "Dick", True),
        ("We thank Sgt. Cummings for this", "Cummings", True),
        ("We met Anna Cummings today", "Cummings", True),
        ("Mr. Dick came", "Dick", True),
        ("Dick move by the mayor", "Dick", False),
        ("what a dick Bob is", "dick", False),
        ("Thanks Dick", "Dick", False),
    ],
    "place-name": [
        ("The crash on Cock Lane", "Cock", True),
        ("Meet us at the Cock Inn", "Cock", True),
        ("Fort Dick is closed", "Dick", True),
        ("the cock crows on the lane", "cock", False),
        ("What a Cock", "Cock", False),
    ],
    "url": [
        ("see https://example.org/idiot-guide now", "idiot", True),
        ("see www.idiot.example now", "idiot", True),
        ("see idiots.com/x", "idiots", True),
        ("idiot: see https://example.org", "idiot", False),
    ],
    "hashtag": [("so #idiot", "idiot", True), ("so # idiot", "idiot", False), ("C#idiot", "idiot", False)],
    "handle": [
        ("hi @idiot_99", "idiot", True),
        ("mail me@idiot.example", "idiot", False),
        ("idiot @me", "idiot", False),
    ],
    "negation": [
        ("He is not an idiot", "idiot", True),
        ("I don't think he's an idiot", "idiot", True),
        ("I don’t want to kill", "kill", True),
        ("never kill", "kill", True),
        ("No, he is an idiot", "idiot", False),
        ("I do not know why but he is an idiot", "idiot", False),
        ("not only was he late and tired that idiot", "idiot", False),
    ],
    "counter-speech": [
        ("Calling people vermin is hateful", "vermin", True),
        ("Nobody should call immigrants vermin", "vermin", True),
        ("Don't call them vermin", "vermin", True),
        ("We will not tolerate words like vermin", "vermin", True),
        ("Stop calling people vermin", "vermin", True),
        ("Anyone who says immigrants are vermin is wrong", "vermin", True),
        ("Immigrants are vermin", "vermin", False),
        ("Immigrants are vermin. Nobody should say that it rains.", "vermin", False),
    ],
    "question": [
        ("Did he kill her?", "kill", True),
        ("He killed her.", "killed", False),
        ("He killed her. Why?", "killed", False),
        ("“Did he kill?”", "kill", True),
    ],
}


@pytest.mark.parametrize(
    ("context", "raw", "words", "expected"),
    [(name, *case) for name, cases in CASES.items() for case in cases],
)
def test_a_context_holds_where_it_should_and_nowhere_else(context, raw, words, expected):
    start = raw.index(words)
    assert CONTEXTS[context](RawText(raw), start, start + len(words), Side.AROUND) is expected


def test_every_context_is_tested():
    assert set(CASES) == set(CONTEXTS)


@pytest.mark.parametrize(
    ("context", "raw", "words", "side", "expected"),
    [
        ("a-surname", "Dick Durbin", "Dick", Side.AFTER, True),
        ("a-surname", "Dick Durbin", "Dick", Side.BEFORE, False),
        ("a-name", "Commissioner Dick", "Dick", Side.BEFORE, True),
        ("a-name", "Commissioner Dick", "Dick", Side.AFTER, False),
        ("place-name", "Cock Lane", "Cock", Side.AFTER, True),
        ("place-name", "Cock Lane", "Cock", Side.BEFORE, False),
    ],
)
def test_a_limit_asks_only_about_its_own_side(context, raw, words, side, expected):
    start = raw.index(words)
    assert CONTEXTS[context](RawText(raw), start, start + len(words), side) is expected


@pytest.mark.parametrize("context", sorted(CONTEXTS))
@pytest.mark.parametrize(
    "raw", ["", "x", "\ud800\x00", "a " * 20_000, "“" * 5_000, "Aa" * 20_000], ids=range(6)
)
def test_no_context_fails_or_stalls_on_odd_text(context, raw):
    for side in Side:
        assert CONTEXTS[context](RawText(raw), 0, min(1, len(raw)), side) in (True, False)
        assert CONTEXTS[context](RawText(raw), max(0, len(raw) - 1), len(raw), side) in (True, False)
