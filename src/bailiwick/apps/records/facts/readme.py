"""What a package says to the person who opens it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bailiwick.kernel.dates import written

_ABOUT = """\
{agency} was asked for records: {kind} {number}, {authority}. {by} made this package for it at {at}. It holds posts,
edits and comments of official pages, and words of drafts, as the agency kept them.
"""
_README = """\
WHAT THIS IS

{about}

Found and here, listed in manifest.json:                    {items}
Found and left out, each named there with its reason:       {left_out}
Found and destroyed since, each named with its certificate: {destroyed}

WHAT IS HERE

    manifest.json      every item: its file, SHA-256, size, kind, page, author as shown, versions, when it was seen,
                       and since when its page was seen without it
    items              the items, byte for byte as they were kept
    custody.txt        who captured, held, searched, left out and exported, and when; custody.json says the same with
                       what each entry of the journal recorded
    journal            the agency's journal as signed, with the entries of the custody log opened
    SHA256SUMS         digests of the files above

HOW TO LOOK

    sha256sum -c SHA256SUMS
    python3 journal/verify_bailiwick.py journal

The second needs Python 3.9 or newer, and no network. Better: take verify_bailiwick.py and the agency's key from
somewhere else than this package (--key). It ends with 0 when no entry was changed.
To hold an item to the journal: the line of its entry in journal/openings names the SHA-256 that stands in the
manifest. Of something said in a thread the file holds the name as the page showed it, a new line, and the words; the
page it was read out of is an item too, or is named beside it.

WHAT IT PROVES

The items have the digests in the manifest. The entries of the custody log with a number below {signed} stand in the
journal as it was signed, and say what they said then: which digest was kept when, who held, searched and left out.
An entry from {signed} on was written after the last signature in this package. So was the entry of this export: it
names the SHA-256 of this file. Ask the agency for its receipt, and compare.

WHAT IT DOES NOT PROVE

It does not prove who wrote a post or a comment: a name is what the page showed. It does not prove that a page showed
the same to everybody, that everything was captured, or that nothing was there between two captures. It does not prove
that no other records exist. The rooms that were searched are: {rooms}. It says nothing of others: what this agency
keeps elsewhere has its own custodian. Times are those of the agency's own clock.
What is opened of the journal names people by random numbers, and the network address that each act came from.
"""


def readme(demand: Mapping[str, Any], made: Mapping[str, Any], search: Mapping[str, Any], signed: int) -> str:
    """The words, with what this package is about."""
    at = datetime.fromisoformat(made["at"])
    about = _ABOUT.format(
        agency=demand["unit"],
        kind=demand["kind"],
        authority=demand["authority"],
        number=demand["number"],
        by=made["by"],
        at=f"{at:%H:%M} UTC on {written(at.date())}",
    )
    return _README.format(
        about=textwrap.fill(about, 110),
        items=made["items"],
        left_out=made["left_out"],
        destroyed=made["destroyed"],
        rooms=", ".join(search["rooms"]),
        signed=signed,
    )
