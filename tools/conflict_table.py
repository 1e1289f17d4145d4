"""Write docs/conflicts.md: where the four policies differ or are unclear, as it comes out when the stories are run.

`python -m tools.conflict_table` writes; `--check` writes nothing and fails when the page is not what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_library
from bailiwick.policy.pack import Pack
from tools.conflict_stories import ANY, PACKS, SILENT, Outcome, Story, read_stories, setting_of, told

PAGE = Path(__file__).resolve().parent.parent / "docs" / "conflicts.md"
HEADING = """# Where the four policies differ, and where one is unclear

*Made by `make docs` from running the stories in `tests/policy/conflict_stories.yaml`. Edit those or the packs, not this
page.*

Each row is one story: the same facts, put before each policy alone. What comes out under our default stands first, with
the clause as printed; below it, by name, what comes out under each other choice in the policy's `settings.yaml`.
*Silent* means that no rule of that policy speaks of it. A row without an act of its own tells the choice that the
policy's data state. Where two policies bind one person, both are shown and the stricter answer wins. The City (`mpls`)
leaves much to procedures that nobody here holds (A16), so its silence is no leave.
"""
WORDS = {
    SILENT: "*silent*",
    "not-reached": "does not reach it",
    "met": "passes",
    "cannot-tell": "cannot tell",
    "excused": "excused",
    "stop": "stops",
    "hold": "is held",
    "review": "asks a person to look",
    "warn": "warns",
    "advise": "advises",
    "tag": "is marked",
    "none": "nothing happens",
    "bound": "binds them",
    "not-bound": "does not bind them",
}
PARTS = (("X", "Between the documents"), ("A", "Inside one document"))
MOST_LABELS, LONGEST = 2, 40


def page(library: Library, stories: Iterable[Story]) -> str:
    """The whole page."""
    rows = {story.row: "".join(_row(story, found, library)) for story, found in told(stories, library)}
    lines = [HEADING]
    for letter, title in PARTS:
        lines.append(f"\n## {title}\n")
        lines.append(f"| | | {' | '.join(f'`{pack}`' for pack in PACKS)} |\n|---|---|{'---|' * len(PACKS)}")
        lines.extend(text for row, text in rows.items() if row.startswith(letter))
    return "\n".join(lines) + "\n"


def _row(story: Story, found: Mapping[str, Mapping[str, Outcome]], library: Library) -> Iterator[str]:
    yield f"| {story.row} | **{story.topic}.** {story.title}. |"
    for pack in PACKS:
        yield f" {'<br>'.join(_cell(story, found[pack], library.packs[pack]))} |"


def _cell(story: Story, found: Mapping[str, Outcome], pack: Pack) -> Iterator[str]:
    setting = setting_of(story.row, pack)
    if story.reads == "choice":
        yield setting.choices[setting.default] if setting else WORDS[SILENT]
        others = [choice for choice in setting.choices if choice != setting.default] if setting else []
        yield from (f"`{choice}`: {setting.choices[choice]}" for choice in others if setting)
        return
    default = setting.default if setting and ANY not in found else ANY
    yield told_as(found[default])
    yield from (f"`{choice}`: {told_as(outcome)}" for choice, outcome in found.items() if choice != default)


def told_as(outcome: Outcome) -> str:
    """An outcome in words, with the first labels of the clauses it rests on."""
    word = WORDS.get(outcome.word, outcome.word)
    if not outcome.labels:
        return word
    shown = outcome.labels[:MOST_LABELS]
    if len("; ".join(shown)) > LONGEST:
        shown = shown[:1]
    more = ", …" if len(outcome.labels) > len(shown) else ""
    return f"{word} ({'; '.join(shown)}{more})"


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with `--check` say whether it is stale; returns the exit code."""
    wanted = page(load_library(), read_stories())
    found = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    if "--check" in arguments:
        if wanted != found:
            print("docs/conflicts.md is not what the stories say; `make docs` writes it anew")
        return int(wanted != found)
    PAGE.write_text(wanted, encoding="utf-8")
    print(f"docs/conflicts.md {'is as it was' if wanted == found else 'written anew'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
