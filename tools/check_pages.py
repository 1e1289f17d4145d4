"""Write docs/checks/: one page per check, made from the docstring of its module, and an index.

`python -m tools.check_pages` writes; `--check` writes nothing and fails when a page is not what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bailiwick.policy.catalogue import CHECKS
from bailiwick.policy.check import Check
from bailiwick.policy.check_document import sections_of, title_of

PAGES = Path(__file__).resolve().parent.parent / "docs" / "checks"
MADE = "*Made by `make docs` from the check's own docstring. Edit that, not this page.*"


def page_of(check: Check) -> str:
    """The page of one check in Markdown."""
    return "\n".join(_page(check)) + "\n"


def _page(check: Check) -> Iterator[str]:
    yield f"# {check.code}: {title_of(check)}"
    yield f"\n{MADE}\n"
    yield f"**{check.asks}**\n"
    yield "| | |\n|---|---|"
    for name, values in _particulars(check).items():
        yield f"| {name} | {', '.join(values) or 'none'} |"
    for heading, text in sections_of(check).items():
        yield f"\n## {heading}\n\n{_listed(text) if heading == 'Example' else text}"
    if check.values:
        yield "\n## What a binding may set\n"
        yield from (f"- `{value}`: {meaning}" for value, meaning in check.values.items())


def _particulars(check: Check) -> Mapping[str, Sequence[str]]:
    return {
        "Name": [f"`{check.name}`"],
        "Rules": list(check.rules),
        "Former codes": list(check.aliases),
        "Woken by words of": [f"`{group}`" for group in sorted(check.triggers)],
        "Looks up": [f"`{group}`" for group in sorted(check.context)],
        "Needs the facts": [f"`{fact}`" for fact in check.needs],
        **({"Uses where known": [f"`{fact}`" for fact in check.uses]} if check.uses else {}),
        "Reads": list(check.languages) or ["no text"],
    }


def _listed(text: str) -> str:
    """Examples as a list: each `Met:` or `Not met:` begins one."""
    return "\n".join(f"- {line}" if line and not line[0].isspace() else line for line in text.splitlines())


def catalogue() -> list[Check]:
    """Every check once, by its code: the catalogue also knows them by retired ones."""
    return [check for code, check in sorted(CHECKS.items()) if code == check.code]


def pages() -> dict[str, str]:
    """File name to text of every page there should be."""
    checks = catalogue()
    index = [f"# The checks\n\n{MADE}\n", "| code | what it finds | what it asks |", "|---|---|---|"]
    index += [f"| [{check.code}]({check.code}.md) | {title_of(check)} | {check.asks} |" for check in checks]
    return {"README.md": "\n".join(index) + "\n", **{f"{check.code}.md": page_of(check) for check in checks}}


def stale(wanted: Mapping[str, str], folder: Path) -> list[str]:
    """Names of pages that are missing, differ, or belong to no check."""
    found = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.md")}
    return sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with `--check` say which are stale; returns the exit code."""
    wanted = pages()
    differing = stale(wanted, PAGES)
    if "--check" in arguments:
        if differing:
            print(
                f"docs/checks/ is not what the checks say; `make docs` writes it anew: {', '.join(differing)}"
            )
        return 1 if differing else 0
    PAGES.mkdir(parents=True, exist_ok=True)
    for name in differing:
        if name in wanted:
            (PAGES / name).write_text(wanted[name], encoding="utf-8")
        else:
            (PAGES / name).unlink()
    print(f"{len(wanted)} pages in docs/checks/, {len(differing)} of them changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
