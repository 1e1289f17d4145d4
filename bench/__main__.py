"""Run every measurement, or those named: `python -m bench judgement speed gates ledger journal`, and so on."""

import sys

from bench import (
    captures,
    examples,
    flood,
    gates,
    home,
    journal,
    judgement,
    ledger,
    notices,
    pages,
    speed,
    statistic,
    sweep,
)

SECTIONS = {
    "judgement": judgement.main,
    "speed": speed.main,
    "gates": gates.main,
    "ledger": ledger.main,
    "journal": journal.main,
    "captures": captures.main,
    "home": home.main,
    "flood": flood.main,
    "examples": examples.main,
    "notices": notices.main,
    "pages": pages.main,
    "sweep": sweep.main,
    "statistic": statistic.main,
}


def main() -> None:
    """Print each section."""
    for name in sys.argv[1:] or SECTIONS:
        SECTIONS[name]()


main()
