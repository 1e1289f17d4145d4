"""The only reader that uses the network: one page, fetched carefully, from a public address."""

from bailiwick.readers.web.fetching import Fetched, fetch
from bailiwick.readers.web.targets import NotFetchedError

__all__ = ["Fetched", "NotFetchedError", "fetch"]
