"""What is shown of entries: salt and manifest of each, held against what the entry committed to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from bailiwick.ledger import told
from bailiwick.ledger.authority import Hashes
from bailiwick.ledger.entries import Entries
from bailiwick.ledger.export import Contents, opening_path, read_opening
from bailiwick.ledger.leaves import Opening, commitment_in
from bailiwick.ledger.report import Finding
from bailiwick.ledger.tiles import WIDTH


def opened_by_file(contents: Contents) -> dict[str, list[int]]:
    """Which entries each openings file opens, in its order."""
    files: dict[str, list[int]] = {}
    for first, last in contents.opened:
        for block in range(first // WIDTH, last // WIDTH + 1):
            start = block * WIDTH
            own = range(max(first, start), min(last + 1, start + WIDTH))
            files.setdefault(opening_path(block), []).extend(own)
    return files


def look_at_openings(
    files: Mapping[str, bytes], contents: Contents, found: Entries, signed: Hashes, spoiled: set[int]
) -> Iterator[Finding]:
    """Every opening that does not give its entry's commitment; entries already found spoiled are passed over."""
    places = {}
    if found.hashes is not signed:
        places = {one: place for place, one in enumerate(found.hashes) if one is not None}
    for file, entries in opened_by_file(contents).items():
        lines = [read_opening(line) for line in files.get(file, b"").splitlines(keepends=True)]
        stated = [line[0] for line in lines if line is not None]
        if len(stated) == len(lines) and stated != entries:
            yield told.of_other_entries(file)
            entries = [entry for entry in stated if entry < len(signed)]  # noqa: PLW2901 -- the lines say more
            lines = [line for line in lines if line is not None and line[0] < len(signed)]
        for entry, line in zip_longest(entries, lines[: len(entries)]):
            own = signed[entry]
            place = places.get(own, entry) if own is not None else entry
            if entry not in spoiled and not _opens(line, entry, found.entry(files, place)):
                yield told.of_opening(entry, file)
        if len(lines) > len(entries):
            yield told.of_stray(file)


def _opens(line: tuple[int, Opening] | None, entry: int, data: bytes) -> bool:
    if line is None or line[0] != entry:
        return False
    return commitment_in(data) == line[1].commitment()
