"""Printing figures in columns."""

from collections.abc import Sequence


def show(title: str, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table under a title."""
    widths = [max(len(row[column]) for row in (heading, *rows)) for column in range(len(heading))]
    print(f"\n{title}")
    for row in (heading, ["-" * width for width in widths], *rows):
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def percent(part: int, whole: int) -> str:
    """A share, with the numbers behind it."""
    return f"{100 * part / whole:.2f} % ({part}/{whole})" if whole else "none"
