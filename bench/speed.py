"""How fast texts are checked with full findings, as ratios to named peers in the same run.

Peers scan for the very patterns of the packs that ship: bare Hyperscan (one database, a list of matches), a
loop of compiled `re` patterns, and Presidio's predefined pattern recognisers. Rounds are interleaved, and the
median counts.
"""

import re
import statistics
import time
from collections.abc import Callable
from datetime import date

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.policy.facts import Facts
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_library
from bailiwick.policy.text.compiling import compile_asked
from bailiwick.policy.text.expressions import asked_of
from bailiwick.policy.text.refusal import Refusal
from bench import data
from bench.table import show

ROUNDS = 7
POSTS = 6_000
SLOW_SHARE = 150
"""Texts given to the slow peers; their time is reckoned up to the whole."""
LONG = 3_000

Work = Callable[[list[str]], object]
Note = Callable[[tuple[int, int, int]], None]


def corpus() -> list[str]:
    """Real posts: load posts with a share of official ones."""
    official = data.police_posts()[:1000] + data.crisis_posts()[:1000]
    return official + data.load_posts(POSTS - len(official) * 1)


def ours(library: Library, policies: list[str]) -> Work:
    """Everything: scan, checks, findings."""
    examiner = library.examiner(policies, "self.check", date(2026, 11, 1))
    facts = BaseFacts(Facts(), PostClass.OFFICIAL)

    def work(texts: list[str]) -> None:
        for text in texts:
            examiner.examine(facts.facts_for(text), text)

    return work


def bare_scan(library: Library) -> Work:
    """One Hyperscan database of the same patterns, with beginnings where ours have them, matches put on a list."""
    refused: list[Refusal] = []
    _, database = compile_asked([one for lexicon in library.lexicons for one in asked_of(lexicon)], refused)
    if database is None:
        message = "The patterns of the packs do not compile."
        raise SystemExit(message)

    def work(texts: list[str]) -> None:
        for text in texts:
            found: list[tuple[int, int, int]] = []
            append = found.append

            def on(
                number: int, start: int, end: int, _flags: int, _context: object, append: Note = append
            ) -> None:
                append((number, start, end))

            database.scan(text.encode("utf-8", "replace"), match_event_handler=on)

    return work


def re_loop(library: Library) -> Work:
    """Every pattern of the packs as a compiled `re`, one after another; those `re` cannot take are left out."""
    compiled = []
    for lexicon in library.lexicons:
        for one in asked_of(lexicon):
            try:
                compiled.append(re.compile(one.pattern, re.IGNORECASE))
            except re.error:
                continue

    def work(texts: list[str]) -> None:
        for text in texts:
            encoded = text.encode("utf-8", "replace")
            for pattern in compiled:
                for _ in pattern.finditer(encoded):
                    pass

    return work


def presidio() -> Work:
    """Presidio's predefined pattern recognisers on a blank pipeline, which needs no download."""
    import spacy  # noqa: PLC0415 -- heavy, and only for the benchmark
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # noqa: PLC0415
    from presidio_analyzer.nlp_engine import SpacyNlpEngine  # noqa: PLC0415

    class Blank(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"en": spacy.blank("en")}

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers()
    for recognizer in list(registry.recognizers):
        if "Spacy" in type(recognizer).__name__:
            registry.recognizers.remove(recognizer)
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["en"])

    def work(texts: list[str]) -> None:
        for text in texts:
            engine.analyze(text=text, language="en")

    return work


def seconds(work: Work, texts: list[str]) -> float:
    """Processor time of one round."""
    start = time.process_time()
    work(texts)
    return time.process_time() - start


def main() -> None:
    """Print throughput, ratios and long-text latency."""
    if not data.present():
        print("Speed: no data folder; set BAILIWICK_DATA.")
        return
    library = load_library()
    texts = corpus()
    works: dict[str, tuple[Work, list[str]]] = {
        "Bailiwick, nmpd": (ours(library, ["nmpd"]), texts),
        "Bailiwick, every policy at once": (ours(library, [one.id for one in library.policies]), texts),
        "bare Hyperscan": (bare_scan(library), texts),
        "loop of re": (re_loop(library), texts[:: len(texts) // SLOW_SHARE]),
    }
    try:
        works["Presidio, predefined"] = (presidio(), texts[:: len(texts) // SLOW_SHARE])
    except ImportError:
        print("Presidio is not installed (`make bench` installs it); its row is left out.")
    taken: dict[str, list[float]] = {name: [] for name in works}
    for work, chosen in works.values():
        work(chosen[:50])
    for _ in range(ROUNDS):
        for name, (work, chosen) in works.items():
            taken[name].append(seconds(work, chosen) / len(chosen))
    per_text = {name: statistics.median(times) for name, times in taken.items()}
    base = per_text["Bailiwick, nmpd"]
    rows = [
        [name, f"{1 / each:,.0f}", f"{1e6 * each:,.2f}", f"{each / base:.2f}"]
        for name, each in per_text.items()
    ]
    characters = sum(map(len, texts)) / len(texts)
    show(
        f"Checking {len(texts):,} real posts, {characters:.0f} characters on average, one core",
        ["what", "texts/s", "µs each", "our speed ÷ its speed"],
        rows,
    )
    _long_texts(library, texts)


def _long_texts(library: Library, texts: list[str]) -> None:
    examiner = library.examiner(["nmpd"], "self.check", date(2026, 11, 1))
    facts = BaseFacts(Facts(), PostClass.OFFICIAL)
    joined = "\n".join(texts)
    pieces = [joined[place : place + LONG] for place in range(0, min(len(joined), 600 * LONG), LONG)]
    times = []
    for piece in pieces:
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            examiner.examine(facts.facts_for(piece), piece)
            best = min(best, time.perf_counter() - start)
        times.append(1e6 * best)
    times.sort()
    show(
        f"{len(times)} texts of {LONG:,} characters, best of three each, µs",
        ["median", "p99", "most"],
        [[f"{statistics.median(times):.0f}", f"{times[int(len(times) * 0.99)]:.0f}", f"{times[-1]:.0f}"]],
    )
