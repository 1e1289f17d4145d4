"""How much of the table of saved pages is right: 70 pages in seven shapes, notice by notice."""

from datetime import date
from pathlib import Path

import yaml

from bailiwick.policy.facts import Facts
from bailiwick.policy.loading import load_library
from bailiwick.readers.page.answer import answer_page, page_facts
from bailiwick.readers.page.ocr import read_words
from bailiwick.readers.page.reading import read_page
from bench.table import show

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "readers" / "page" / "corpus"
ON = date(2026, 3, 1)
OFFICIAL = ("ridge.example",)


def main() -> None:
    """Print, by notice, how many cells are right to the very state, and how many say present that should not."""
    library = load_library([])
    counts: dict[str, list[int]] = {}
    for name, row in yaml.safe_load((CORPUS / "expected.yaml").read_text("utf-8")).items():
        shown = read_page((CORPUS / f"{name}.html").read_bytes(), read_words)
        policy = library.adopted(row["policy"])
        answer = answer_page(library, policy, ON, shown, page_facts(shown, Facts(), OFFICIAL))
        for one in answer.notices:
            expected, told = row["expected"].get(one.notice, "absent"), one.state.value
            count = counts.setdefault(one.notice, [0, 0, 0])
            count[0] += 1
            count[1] += expected == told
            count[2] += told == "present" != expected
    whole = [sum(column) for column in zip(*counts.values(), strict=True)]
    rows = [[name, str(n), f"{right / n:.1%}", str(wrong)] for name, (n, right, wrong) in counts.items()]
    n, right, wrong = whole
    show(
        "Notices of saved pages: the table of tests/readers/page/corpus",
        ["notice", "pages", "right to the very state", "called present, wrongly"],
        [*rows, ["all", str(n), f"{right / n:.1%}", str(wrong)]],
    )
