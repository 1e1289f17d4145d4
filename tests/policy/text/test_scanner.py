import threading
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policy.text.words import found, lexicon, scanner

from bailiwick.policy.text.lexicon import lexicon_from
from bailiwick.policy.text.refusal import PatternRefused
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.scanner import Scanner, ScannerUnusable, scanner_key


@pytest.mark.parametrize(
    ("term", "raw", "expected"),
    [
        ("kill", "Kill or KILL, skill and killing", ["Kill", "KILL"]),
        ("don't", "I don’t, I don't, I dont", ["don’t", "don't"]),
        (
            "a process",
            "a  process, a\nprocess, a\u00a0process",
            ["a  process", "a\nprocess", "a\u00a0process"],
        ),
        ("c++", "c++ and c+", ["c++"]),
        ("café", "CAFÉ cafe cafe\u0301s", ["CAFÉ", "cafe"]),
        ("ex-wife", "my ex–wife", ["ex–wife"]),
        ("kill", "ki\u200bll", ["ki\u200bll"]),
        ("kill", "𝐤𝐢𝐥𝐥 ｋｉｌｌ", ["𝐤𝐢𝐥𝐥", "ｋｉｌｌ"]),
        ("ez", "Núñez", []),
    ],
)
def test_a_term_is_found_as_typed_and_bounded_by_words(term, raw, expected):
    assert found(scanner(term), raw) == expected


def test_capitals_count_where_the_lexicon_says_so():
    assert found(scanner("ICE", caseless=False), "ICE on the ice") == ["ICE"]


def test_matches_are_leftmost_longest_and_none_within_another():
    made = scanner("got the", "the robber", patterns=[r"\bgot the [a-z]{1,20}\b"])
    assert found(made, "We got the robber, got the") == ["got the robber", "got the"]


def test_a_match_tells_the_group_the_entry_and_where():
    made = scanner(patterns=[{"p": r"\bkill(?:ed|ing)?\b", "group": "verb"}])
    text = made.scan("He was killed.")
    assert list(text.matches("common/words:verb")) == [
        Match("common/words:verb", 7, 13, r"\bkill(?:ed|ing)?\b", folded=False)
    ]
    assert text.matches("common/words") == []
    assert text.groups == {"common/words:verb"}


@pytest.mark.parametrize(
    ("limits", "raw", "expected"),
    [
        ({"not_before": ["a process"]}, "kill a process, kill  a\nPROCESS, kill a processor", ["kill"]),
        ({"not_after": ["over"]}, "overkill, over kill, Over  kill, turnover kill", ["kill"]),
        ({"not_before": ["=question"]}, "kill question, kill?", ["kill"]),
        ({"not_inside": ["question"]}, "Kill? Kill!", ["Kill"]),
        (
            {"not_before": ["the engine"], "not_inside": ["quotation"]},
            'kill the engine "kill" kill',
            ["kill"],
        ),
        ({"not_before": ["’em all"]}, "kill 'em all, kill em all", ["kill"]),
    ],
)
def test_limits_cut_what_they_name(limits, raw, expected):
    assert found(scanner({"t": "kill", **limits}), raw) == expected


def test_a_limited_entry_does_not_hide_another():
    made = scanner({"t": "kill the lights", "not_inside": ["question"]}, "kill")
    assert found(made, "kill the lights? kill the lights!") == ["kill", "kill the lights"]


def test_only_triggers_are_looked_for_until_another_group_is_asked_for():
    made = scanner({"t": "alarm", "group": "wakes"}, "ordinary", triggers=frozenset({"common/words:wakes"}))
    text = made.scan("an ordinary alarm")
    assert text.groups == {"common/words:wakes"}
    assert [match.start for match in text.matches("common/words:wakes")] == [12]
    assert [match.start for match in text.matches("common/words")] == [3]
    assert [match.group for match in text.any_of(["common/words:wakes", "common/words"])] == [
        "common/words",
        "common/words:wakes",
    ]
    assert text.groups == {"common/words:wakes"}


def test_a_group_can_be_asked_for_in_one_sentence():
    text = scanner("kill").scan("Kill it. Then kill it, kill.\nNo more.")
    assert [match.start for match in text.in_sentence("common/words", 10)] == [14, 23]
    assert [match.start for match in text.in_sentence("common/words", (0, 20))] == [0, 14, 23]
    assert text.in_sentence("common/words", 30) == []
    assert text.sentence_at(10) == (9, 29)
    assert text.sentence_at(10_000) == text.sentences[-1]


def test_a_scanned_text_knows_its_parts():
    text = scanner("kill").scan('(bio: dad) He said "kill it". [image: a knife]')
    assert [text.raw[start:end] for start, end in text.quotations] == ['"kill it"']
    assert [note.kind for note in text.annotations] == ["bio", "image"]
    assert text.window(20, 24, 5, 3) == 'aid "kill it'
    assert text.language.code == "en"


def test_the_language_is_seen_without_and_with_lexicons():
    for made in (scanner("kill"), Scanner.compile([]), Scanner.compile([], frozenset())):
        assert made.scan("La calle está cerrada, no pase por aquí").language.code == "es"
        assert made.scan("La calle esta cerrada para todos los carros").language.code == "es"
        assert made.scan("The road is closed to the public").language.code == "en"
        mixed = made.scan("The road is closed. La calle esta cerrada para todos los carros hoy.")
        assert mixed.language.code == "es"
        assert [mixed.raw[start:end][:8] for (start, end), _ in mixed.foreign] == ["La calle"]


def test_patterns_with_large_vocabularies_on_both_sides_keep_their_beginnings():
    people = "|".join(f"person{chr(97 + i)}{chr(97 + j)}s?" for i in range(12) for j in range(12))
    acts = "|".join(f"act{chr(97 + i)}{chr(97 + j)}(?:ed|ing)?" for i in range(12) for j in range(12))
    pattern = rf"\b(?:{people})\b[^.!?\n]{{0,30}}\b(?:[a-z']{{1,12}} ){{0,4}}(?:{acts})\b"
    made = scanner("kill", patterns=[pattern])
    raw = "Yes. The personcd was acting or actabing, said personaa."
    assert found(made, raw) == ["personcd was acting or actabing"]
    assert found(Scanner.restore(made.dump(), [lexicon("kill", patterns=[pattern])]), raw) == [
        "personcd was acting or actabing"
    ]


REFUSED = {
    r"(?=a)b": "Zero-width assertions",
    r"(a)\1b": "Back-references",
    r"(": "parenthesis",
    r"foo.*": "repeat without end",
    r"foo.*bar": "repeat without end",
    r"foo[^.]+bar": "repeat without end",
    r"https?://\S+": "last repeat has no end",
    r"\d{3,}": "last repeat has no end",
    r"(?:a|b\w*)": "last repeat has no end",
    r"foo[^.]{0,60}": "can end at more than 32 places",
    r"(?:foo)?": "empty",
    r"[a-z]{1,12} ": "answers",
    r"x{1,99999}y": "too large",
    r"жук": "not told apart",
}


@pytest.mark.parametrize(("pattern", "reason"), REFUSED.items())
def test_a_pattern_that_would_slow_every_text_is_refused_with_the_reason(pattern, reason):
    with pytest.raises(PatternRefused) as refused:
        scanner("ok", patterns=[r"\bfine\b", pattern])
    (refusal,) = refused.value.refusals
    assert refusal.expression == pattern
    assert reason in refusal.reason
    assert "common/words.yaml" in str(refused.value)


def test_every_refused_pattern_is_told_at_once_with_its_line():
    lines = {("patterns", 0): 4, ("patterns", 2): 6}
    made = lexicon_from(
        {"id": "common/x", "language": "en", "patterns": ["(?=a)b", "fine", r"foo.*"]},
        "x.yaml",
        None,
        lambda path: lines.get(path, 0),
    )
    with pytest.raises(PatternRefused) as refused:
        Scanner.compile([made])
    assert [(each.lexicon, each.line) for each in refused.value.refusals] == [
        ("common/x", 4),
        ("common/x", 6),
    ]


def test_a_pattern_that_takes_longer_than_all_others_is_refused_where_there_is_a_clock():
    heavy = r"\b[aeiou][a-z]{1,9}\b"  # rarer than what is refused for its number, but every answer is a call
    scanner(*(f"word{number}" for number in range(50)), patterns=[heavy])
    with pytest.raises(PatternRefused, match="times slower"):
        Scanner.compile(
            [lexicon(*(f"word{number}" for number in range(50)), patterns=[heavy])], clock=time.perf_counter
        )


TEXTS = [
    "He killed it",
    "f*ck that, sh1t",
    "“kill” don’t",
    "naïve ki\u200bll",
    "",
    "\ud800\x00 kill",
    "kill " * 50,
]


def test_a_restored_scanner_finds_the_same():
    made = [lexicon("kill", "fuck", "shit", fold=True, patterns=[{"p": r"\bkill(?:ed)?\b", "group": "verb"}])]
    for triggers in (None, frozenset({"common/words"}), frozenset()):
        compiled = Scanner.compile(made, triggers)
        restored = Scanner.restore(compiled.dump(), made, triggers)
        for text in TEXTS:
            one, two = compiled.scan(text), restored.scan(text)
            assert one.groups == two.groups
            for group in ("common/words", "common/words:verb"):
                assert one.matches(group) == two.matches(group)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda _: b"",
        lambda _: b"x" * 500,
        lambda data: data[:200] + bytes((data[200] ^ 1,)) + data[201:],
    ],
)
def test_a_damaged_cache_is_not_used(spoil):
    made = [lexicon("kill")]
    with pytest.raises(ScannerUnusable):
        Scanner.restore(spoil(Scanner.compile(made).dump()), made)


def test_a_cache_of_other_lexicons_or_triggers_is_not_used():
    data = scanner("kill").dump()
    with pytest.raises(ScannerUnusable):
        Scanner.restore(data, [lexicon("kill", "more")])
    with pytest.raises(ScannerUnusable):
        Scanner.restore(data, [lexicon("kill")], frozenset({"common/words"}))


def test_the_key_changes_with_whatever_changes_the_scanner():
    keys = {
        scanner_key([lexicon("kill")]),
        scanner_key([lexicon("kill")], frozenset()),
        scanner_key([lexicon("kill")], frozenset({"common/words"})),
        scanner_key([lexicon("kill", fold=True)]),
        scanner_key([lexicon("kill", caseless=False)]),
        scanner_key([lexicon({"t": "kill", "not_inside": ["question"]})]),
        scanner_key([]),
    }
    assert len(keys) == 7
    assert scanner_key([lexicon("kill")]) == scanner_key([lexicon("kill")])


def test_threads_may_share_a_scanner():
    made = scanner("kill", "fuck", fold=True)
    raw = "kill f*ck " * 300
    expected = made.scan(raw).matches("common/words")
    wrong = []

    def work():
        wrong.extend(1 for _ in range(20) if made.scan(raw).matches("common/words") != expected)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(expected) == 600


EVERYTHING = scanner(
    "kill",
    "piece of shit",
    "fuck",
    "ass",
    "idiot",
    {"t": "dick", "not_before": ["a-surname"], "not_inside": ["a-name"]},
    fold=True,
    patterns=[{"p": r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b", "group": "number"}],
)


@given(
    st.text(st.characters(), max_size=300)
    | st.text(st.sampled_from("f*uck a$s1!.-_ di\u200bоt\n\"'\ud800"), max_size=120)
)
def test_any_text_can_be_scanned_and_twice_is_the_same(raw):
    one, two = EVERYTHING.scan(raw), EVERYTHING.scan(raw)
    assert one.groups == two.groups
    for group in ("common/words", "common/words:number"):
        matches = one.matches(group)
        assert matches == two.matches(group)
        assert all(0 <= match.start < match.end <= len(raw) for match in matches)
        assert all(a.end <= b.start for a, b in pairwise(matches))
    assert one.language == two.language
    assert one.sentences
    assert one.foreign == two.foreign


@given(
    st.sampled_from(["kill", "piece of shit", "idiot"]),
    st.text(st.characters(), max_size=60),
    st.text(max_size=60),
)
def test_a_term_between_spaces_is_always_found_where_it_stands(term, before, after):
    raw = f"{before} {term} {after}"
    matches = EVERYTHING.scan(raw).matches("common/words")
    start = len(before) + 1
    assert any(match.start <= start and match.end >= start + len(term) for match in matches)
