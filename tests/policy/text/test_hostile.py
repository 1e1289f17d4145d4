import time

import pytest
from tests.policy.text.words import scanner

MADE = scanner(
    "fuck", "idiot", "piece of shit", {"t": "dick", "not_inside": ["a-name"]}, fold=True,
    patterns=[r"\bgot the [a-z]{1,20}\b"],
)  # fmt: skip
SIZE = 200_000
UNITS = {
    "words": "the quick brown fox jumps. ",
    "no spaces": "abcdefghij",
    "one letter": "a",
    "spaced letters": "f u c k ",
    "single letters": "a ",
    "leet": "f4g5h1t3",
    "stars": "f*ck*",
    "masks": "*",
    "hits": "fuck ",
    "folded hits": "f*ck ",
    "nul": "\x00",
    "zero-width": "f\u200bu",
    "combining": "o\u0301\u0327\u0300",
    "zalgo": "f" + "\u0321\u0334\u0358" * 5 + "uck ",
    "surrogates": "\ud800\udfff",
    "right to left": "\u202efuck\u202c ",
    "cyrillic": "срук ",
    "mixed scripts": "fuсk ",
    "emoji": "\U0001f602",
    "underlines": "_",
    "hyphens": "a-b-",
    "newlines": "\n",
    "quotes": "“a\"b'",
    "brackets": "[image: (bio: ",
    "dots": "a.b. ",
    "names": "Dick Durbin ",
    "question": "? ",
    "foreign": "que los esta calle ",
}


def seconds(raw: str) -> float:
    begun = time.thread_time()
    text = MADE.scan(raw)
    for group in text.groups:
        text.matches(group)
    text.matches("common/words")
    assert text.language is not None
    assert text.sentences
    assert text.quotations is not None
    assert text.annotations is not None
    return time.thread_time() - begun


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_is_linear_in_the_text(unit):
    small = unit * (SIZE // 8 // len(unit))
    large = unit * (SIZE // len(unit))
    seconds(small[:1000])
    base = max(min(seconds(small) for _ in range(3)), 0.005)
    assert min(seconds(large) for _ in range(2)) < 8 * 4 * base


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["the quick brown fox. ", "f*ck ", "a", "\u202ef\u200bu\x00ck \ud800"])
def test_ten_megabytes_are_scanned(unit):
    assert seconds(unit * (10_000_000 // len(unit))) < 120


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "\x00",
        "\ud800",
        "\udfff\ud800",
        "\ufeff",
        "\u202e",
        "\r\n",
        "\x1b",
        "\x1a",
        "a\x1bb",
        "\U0010ffff",
    ],
    ids=ascii,
)
def test_odd_characters_are_scanned_like_any_other(raw):
    assert MADE.scan(raw).matches("common/words") == []
    text = MADE.scan(f"{raw} fuck {raw}")
    assert [text.raw[match.start : match.end] for match in text.matches("common/words")] == ["fuck"]
