"""Documents that lead somewhere: links that exist, decisions that tell their cost, targets that exist."""

import re

import pytest
from tests.architecture.source import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")
MADE = re.compile(r"`make ([a-z-]+)")
PARTS = ("The question", "What was weighed", "The decision", "What it costs", "What holds it")


def anchors(text):
    return {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"(?m)^#+ (.+)$", text)
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_link_leads_somewhere(document):
    broken = []
    for target, anchor in LINK.findall(document.read_text(encoding="utf-8")):
        goal = (document.parent / target).resolve() if target else document
        known = goal.exists() and (not anchor or anchor in anchors(goal.read_text(encoding="utf-8")))
        broken += [] if known else [f"{target}#{anchor}"]
    assert broken == []


@pytest.mark.parametrize("record", DECISIONS, ids=lambda record: record.stem)
def test_a_decision_tells_what_was_weighed_and_what_it_costs(record):
    text = record.read_text(encoding="utf-8")
    assert re.findall(r"(?m)^## (.+)$", text) == list(PARTS)
    assert text.startswith(f"# {record.stem[:4]}: ")


def test_the_index_of_decisions_names_each_once():
    index = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", index) == [record.name for record in DECISIONS]


def test_what_documents_say_to_make_can_be_made():
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    said = {target for document in DOCUMENTS for target in MADE.findall(document.read_text(encoding="utf-8"))}
    assert said - targets == set()
