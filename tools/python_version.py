"""Say in one sentence when the Python that would run Bailiwick is too old; runs on any Python 3."""

import sys

OLDEST = (3, 11)


def main() -> int:
    """Return 1, with what to do, when this Python is older than `OLDEST`."""
    if sys.version_info >= OLDEST:
        return 0
    found = ".".join(str(part) for part in sys.version_info[:3])
    sys.stderr.write(
        f"Bailiwick needs Python 3.11 or newer; this one is {found}. "
        "Install a newer one and say which: make run PYTHON=python3.11\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
