"""The only reader that uses the network: pages, fetched carefully and politely, from public addresses."""

from bailiwick.readers.web.fetching import Fetched, Limits, fetch
from bailiwick.readers.web.pace import Pace, Rounds
from bailiwick.readers.web.targets import NotFetchedError, target_of
from bailiwick.readers.web.visiting import Came, Visit, Visitor

__all__ = [
    "Came", "Fetched", "Limits", "NotFetchedError", "Pace", "Rounds", "Visit", "Visitor", "fetch", "target_of",
]  # fmt: skip
