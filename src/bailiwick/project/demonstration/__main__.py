"""`python -m bailiwick.project.demonstration`: make the demo in the folder that BAILIWICK_FOLDER names.

A process of its own: Django reads its settings once, and before this there is no record for them to be of.
"""

from __future__ import annotations

import sys

from bailiwick.kernel.errors import BailiwickError
from bailiwick.project.commands.folders import make_django_ready, name_folder


def main() -> int:
    """Make it; 2 and one sentence where that cannot be done."""
    place = name_folder(None)
    make_django_ready()
    # Models can be loaded only now that Django is ready.
    from bailiwick.project.demonstration.making import make_demo  # noqa: PLC0415 -- as above

    try:
        make_demo(place)
    except BailiwickError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
