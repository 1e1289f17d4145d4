"""What tests of checks share: a scanner over the word lists that a module's CODES read, and a look at one text."""

from datetime import date

import pytest

from bailiwick.policy.check import Look
from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.scanner_cache import cached_scanner
from bailiwick.policy.verdict import Verdict


@pytest.fixture(scope="module")
def library():
    return load_library([])


@pytest.fixture(scope="module")
def scanner(request, library):
    """A scanner over the word lists that the module's checks read, and no others."""
    codes = request.module.CODES
    groups = {
        group for code in codes for group in library.checks[code].triggers | library.checks[code].context
    }
    read = [one for one in library.lexicons if any(entry.group in groups for entry in one.entries)]
    return cached_scanner(
        [read], frozenset(group for code in codes for group in library.checks[code].triggers)
    )


@pytest.fixture(scope="module")
def look_at(request, library, scanner):
    """What a check finds not met in a text; the facts are the module's FACTS unless given."""

    def observe(code, text, facts=None, values=None):
        scanned, checking = scanner.scan(text), library.checks[code]
        if checking.triggers.isdisjoint(scanned.groups) and not (checking.needs or checking.uses):
            return []
        looked = Look(
            text=scanned, facts=facts or request.module.FACTS, values=values or {}, on=date(2026, 3, 1)
        )
        return [one for one in checking.examine(looked) if one.verdict is Verdict.NOT_MET]

    return observe
