"""`python -m bailiwick.project.demonstration`, twice: begin the demo in the folder BAILIWICK_FOLDER names; fill it.

Processes of their own: Django reads its settings once, and before the first there is no record for them to be of.
"""

from __future__ import annotations

import sys

from bailiwick.kernel.errors import BailiwickError
from bailiwick.project.commands.folders import make_django_ready, name_folder


def main() -> int:
    """Take the next of the two steps; 2 and one sentence where that cannot be done."""
    place = name_folder(None)
    make_django_ready()
    # Models can be loaded only now that Django is ready.
    from bailiwick.project.demonstration.making import begin_demo, fill_demo  # noqa: PLC0415 -- as above

    try:
        agency = place.agency()
        if agency is None:
            begin_demo(place)
        else:
            fill_demo(place, agency)
    except BailiwickError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
