"""What is asked of the reader of pages and the heart: the one place where this page and the policies meet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.facts import Facts
from bailiwick.readers.page.answer import WATCH, PageAnswer, answer_page, page_facts
from bailiwick.readers.page.ocr import read_words
from bailiwick.readers.page.reading import read_page
from bailiwick.readers.web import fetch
from bailiwick.ui.page.forms import Sent
from bailiwick.ui.shelf import SCANNING, Shelf

MOST_PICTURES = 4
"""Pictures read for one answer; reading one takes about a second."""


@lru_cache(maxsize=4)
def policies_on(shelf: Shelf) -> dict[str, AdoptedPolicy]:
    """The policies of a shelf that ask for notices on a page."""
    return {name: policy for name, policy in shelf.policies.items() if _asks_for_notices(policy)}


def _asks_for_notices(policy: AdoptedPolicy) -> bool:
    watched = (
        binding for binding in policy.bindings.values() if binding.watch and binding.watch.subject == WATCH
    )
    return any("notice" in binding.values for binding in watched)


def answer(sent: Sent, on: date, shelf: Shelf) -> PageAnswer:
    """Look at a page. Raises NotFetchedError when an address was given and cannot be fetched."""
    data = fetch(sent.address).data if sent.address else sent.data
    shown = read_page(data, _reading_a_few())
    facts = page_facts(shown, Facts(), (sent.domain,) if sent.domain else ())
    with SCANNING:
        return answer_page(shelf.library, policies_on(shelf)[sent.policy], on, shown, facts)


def _reading_a_few() -> Callable[[bytes], str | None]:
    left = [None] * MOST_PICTURES

    def read(data: bytes) -> str | None:
        if not left:
            return None
        left.pop()
        return read_words(data)

    return read
