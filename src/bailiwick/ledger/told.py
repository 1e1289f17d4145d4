"""The sentences of findings, one for each kind; the single-file verifier says the same words."""

from __future__ import annotations

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ledger.comparison import Difference
from bailiwick.ledger.report import Finding, Kind


def entries_told(first: int, last: int) -> Sentence:
    """`Entry 5` or `Entries 5 to 9`."""
    if first == last:
        return say("Entry {first}", first=str(first))
    return say("Entries {first} to {last}", first=str(first), last=str(last))


def of_entries(difference: Difference, file: str) -> Finding:
    """The finding of a difference between the entries and what was signed."""
    kind, first, last = difference.kind, difference.first, difference.last
    named, were = entries_told(first, last), say("was") if first == last else say("were")
    places = say("Place {first}", first=str(first))
    if first != last:
        places = say("Places {first} to {last}", first=str(first), last=str(last))
    says = {
        Kind.CHANGED: say("{entries} {were} changed after the log was signed.", entries=named, were=were),
        Kind.MISSING: say("{entries} {were} taken out after the log was signed.", entries=named, were=were),
        Kind.TRUNCATED: say("{entries} {were} cut off at the end of the log.", entries=named, were=were),
        Kind.INSERTED: say("{places} {were} put in after the log was signed.", places=places, were=were),
        Kind.SWAPPED: say(
            "Entries {first} and {last} stand in each other's place.", first=str(first), last=str(last)
        ),
        Kind.REORDERED: say("{entries} {were} put into another order.", entries=named, were=were),
        Kind.UNREADABLE: say("{entries} cannot be read: the file is damaged.", entries=named),
        Kind.UNTOLD: say(
            "{entries}: at least one was changed, and so were the hashes that would tell which.",
            entries=named,
        ),
    }[kind]
    return Finding(kind, file, says, first, last)


def of_opening(entry: int, file: str) -> Finding:
    """An opening that does not give the entry's commitment."""
    says = say("What is shown of entry {entry} is not what was recorded.", entry=str(entry))
    return Finding(Kind.OPENING, file, says, entry, entry)


def of_tile(file: str) -> Finding:
    """A tile that is not what the entries and the root give."""
    return Finding(Kind.TILE, file, say("The hashes in {file} were changed. The entries stand.", file=file))


def of_file(file: str) -> Finding:
    """A file that is not the one export.json names."""
    says = say("{file} is not the file that export.json names: one of the two was changed.", file=file)
    return Finding(Kind.FILE, file, says)


def of_stray(file: str) -> Finding:
    """A file that no export of this log has."""
    return Finding(Kind.FILE, file, say("{file} does not belong to this export.", file=file))


def of_other_entries(file: str) -> Finding:
    """Openings of other entries than export.json says."""
    return Finding(Kind.FILE, file, say("{file} and export.json do not name the same entries.", file=file))


def of_contents() -> Finding:
    """An export.json that cannot be read, or speaks of another log or size than the checkpoint."""
    says = say("export.json does not fit the checkpoint, or was changed. Ask for the export again.")
    return Finding(Kind.FILE, "export.json", says)


def of_checkpoint(file: str) -> Finding:
    """A checkpoint that the key did not sign as it stands."""
    says = say(
        "The checkpoint is not signed by this key as it stands. Nothing can be told of the entries without it."
    )
    return Finding(Kind.CHECKPOINT, file, says)


def of_key(file: str) -> Finding:
    """A key file that is no key, or is another than the one given."""
    says = say("log.key is no key, or another than the one you gave.")
    return Finding(Kind.KEY, file, says)


def of_history(size: int) -> Finding:
    """A held checkpoint over other entries."""
    says = say(
        "The first {size} entries are not those of the checkpoint you hold. There are two histories.",
        size=str(size),
    )
    return Finding(Kind.HISTORY, "checkpoint", says, 0, size - 1)


def of_stale(size: int, held: int) -> Finding:
    """An export that ends before a held checkpoint."""
    says = say(
        "The log ends after {size} entries, and the checkpoint you hold has {held}. What came after was left out.",
        size=str(size),
        held=str(held),
    )
    return Finding(Kind.STALE, "checkpoint", says, size, held - 1)


def of_held(number: int) -> Finding:
    """A held checkpoint that this log's key did not sign."""
    says = say("The checkpoint you hold (number {number}) is not signed by this key.", number=str(number))
    return Finding(Kind.CHECKPOINT, "", says)
