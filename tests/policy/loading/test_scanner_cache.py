"""Scanners kept on disk: compiled in parts, found again, and the same whatever the number of parts."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bailiwick.policy.loading import scanner_cache
from bailiwick.policy.loading.scanner_cache import cached_scanner
from bailiwick.policy.text.lexicon import Entry, Lexicon
from bailiwick.policy.text.scanner import Scanner

TEXT = "They stole it, the th1ef, and a dog was found in May."


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BAILIWICK_CACHE", str(tmp_path))
    return tmp_path


def lexicon(name: str, term: str, *, fold: bool = False) -> Lexicon:
    entry = Entry(term, literal=True, group=f"made/{name}")
    return Lexicon(f"made/{name}", "en", fold=fold, caseless=True, entries=(entry,), source="")


LEXICONS = [lexicon("act", "stole"), lexicon("who", "thief", fold=True), lexicon("animal", "dog")]
TRIGGERS = frozenset({"made/act", "made/who"})


def found(parts: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[tuple[int, int, bool]]]:
    monkeypatch.setenv("BAILIWICK_SCANNER_PARTS", parts)
    scanned = cached_scanner([LEXICONS], TRIGGERS).scan(TEXT)
    return {one.id: [(hit.start, hit.end, hit.folded) for hit in scanned.matches(one.id)] for one in LEXICONS}


def test_a_scanner_finds_the_same_in_one_part_and_in_many(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = found("1", monkeypatch)
    assert whole == {
        "made/act": [(5, 10, False)],
        "made/who": [(19, 24, True)],
        "made/animal": [(32, 35, False)],
    }
    assert found("12", monkeypatch) == whole


def test_whoever_waits_for_some_groups_may_still_ask_for_the_others():
    whole = cached_scanner([[one] for one in LEXICONS], TRIGGERS)
    narrowed = whole.narrowed(frozenset({"made/act"})).scan(TEXT)
    assert narrowed.groups == {"made/act"}
    assert [TEXT[hit.start : hit.end] for one in LEXICONS for hit in narrowed.matches(one.id)] == [
        "stole", "th1ef", "dog",
    ]  # fmt: skip


def test_an_edit_to_one_word_list_compiles_only_its_part_anew(
    monkeypatch: pytest.MonkeyPatch, own_cache: Path
) -> None:
    monkeypatch.setenv("BAILIWICK_SCANNER_PARTS", "12")
    cached_scanner([LEXICONS], TRIGGERS)
    before = set(own_cache.glob("*.scanner"))
    cached_scanner([[*LEXICONS[:2], lexicon("animal", "cat")]], TRIGGERS)
    assert len(before) == 3
    assert len(set(own_cache.glob("*.scanner")) - before) == 1


def test_a_cache_that_cannot_be_written_costs_only_time(
    monkeypatch: pytest.MonkeyPatch, own_cache: Path
) -> None:
    (own_cache / "file").write_text("in the way")
    monkeypatch.setattr(scanner_cache, "cache_folder", lambda: own_cache / "file" / "folder")
    assert cached_scanner([LEXICONS], TRIGGERS).scan(TEXT).matches("made/act")


def test_no_word_lists_make_a_scanner_that_finds_nothing() -> None:
    assert cached_scanner([], frozenset()).scan(TEXT).groups == frozenset()


def test_who_comes_while_another_compiles_waits_and_takes_what_that_one_has_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, compile_one = [], Scanner.compile

    def counted(lexicons: object, triggers: object) -> Scanner:
        made.append(lexicons)
        return compile_one(lexicons, triggers)  # type: ignore[arg-type]

    monkeypatch.setenv("BAILIWICK_SCANNER_PARTS", "1")
    monkeypatch.setattr(Scanner, "compile", counted)
    with ThreadPoolExecutor(6) as several:
        scanners = list(several.map(lambda _: cached_scanner([LEXICONS], TRIGGERS), range(6)))
    assert len(made) == 1
    assert all(one.scan(TEXT).matches("made/act") for one in scanners)


def test_where_nothing_can_be_written_a_scanner_is_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch, own_cache: Path
) -> None:
    (own_cache / "file").touch()
    monkeypatch.setenv("BAILIWICK_CACHE", str(own_cache / "file"))
    assert cached_scanner([LEXICONS], TRIGGERS).scan(TEXT).matches("made/act")
