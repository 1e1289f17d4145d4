"""What an export says to the person who opens it."""

from __future__ import annotations

README = """\
WHAT THIS IS

A public agency keeps a log of what it does on social media. Every entry is hashed into one tree, and the agency
signs the top of the tree. These files are that log. With them, and without asking anybody, you can tell whether an
entry was changed, removed, added or moved since the tree was signed.

HOW TO LOOK

You need Python 3.9 or newer, and no network:

    python3 verify_bailiwick.py .

Better: take verify_bailiwick.py from somewhere else than this export, and give the key that the agency publishes
(one line, as in log.key), and any checkpoint you were given earlier, on a receipt for example:

    python3 verify_bailiwick.py . --key agency.key --checkpoint my-checkpoint

It ends with 0 when nothing was changed, with 1 when something was, and says what and where.

WHAT IS HERE

    checkpoint         the signed top of the tree: which log, how many entries, which root
    log.key            the key it is signed with
    tile/entries       the entries, 256 to a file. They count from 0
    tile/0, tile/1     the hashes of the tree
    openings           for the entries you may see: what was recorded, and a random number that belongs to it
    export.json        what this export holds

An entry names nobody. It holds a commitment: SHA-256 of a label, a random number and the hash of the record. What
stands in openings is shown to be what was recorded, because it gives that very commitment.

WHAT IT DOES NOT PROVE

It does not prove who wrote an entry, that what was recorded is true, or that everything was recorded. The times are
those of the agency's own clock. It does not prove that nobody else was shown another log: compare the checkpoint
with one that somebody else holds.

The forms are public: RFC 6962 (tree), C2SP signed-note, tlog-checkpoint and tlog-tiles, RFC 8032 (signature).
"""
