"""Pages of checks are made from docstrings, and a stale page is told."""

from types import SimpleNamespace

from tools.check_pages import page_of, stale

from bailiwick.policy.check_document import sections_of, title_of

DOCUMENT = """XX001: Words that are never allowed.

What it asks
    Is there such a word?

Why
    CR-99. Because
    of the clause.

Example
    Not met: "a word"
    Met: "another"

Remedy
    Take it out.

Where it errs
    Nowhere yet.
"""
CHECK = SimpleNamespace(
    code="XX001", name="words", asks="Is there such a word?", document=DOCUMENT, rules=("CR-99",), aliases=(),
    triggers=frozenset({"common/x:a"}), context=frozenset(), needs=(), uses=(), languages=("en",),
    values={"limit": "how many"},
)  # fmt: skip


def test_sections_are_read_in_order_without_their_indent():
    sections = sections_of(CHECK)
    assert list(sections) == ["What it asks", "Why", "Example", "Remedy", "Where it errs"]
    assert sections["Why"] == "CR-99. Because\nof the clause."


def test_the_title_is_the_first_line_without_code_and_stop():
    assert title_of(CHECK) == "Words that are never allowed"


def test_a_page_tells_everything_a_check_declares():
    page = page_of(CHECK)
    assert page.startswith("# XX001: Words that are never allowed\n")
    for part in ("CR-99", "`common/x:a`", "- `limit`: how many", '- Not met: "a word"', "## Where it errs"):
        assert part in page


def test_a_page_that_differs_is_missing_or_belongs_to_no_check_is_stale(tmp_path):
    (tmp_path / "same.md").write_text("same")
    (tmp_path / "changed.md").write_text("old")
    (tmp_path / "left-over.md").write_text("x")
    wanted = {"same.md": "same", "changed.md": "new", "new.md": "new"}
    assert stale(wanted, tmp_path) == ["changed.md", "left-over.md", "new.md"]
