"""T10: schemathesis asks every operation in every role: nothing breaks, differs from what is told, or leaks.

A short form runs here, 500 cases to each operation and role with BAILIWICK_BATTERY=whole.
"""

import os
from collections import Counter
from datetime import timedelta

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bailiwick.apps.accounts import facts
from bailiwick.apps.accounts.facts import Allowance, Pace, Scope
from bailiwick.apps.accounts.models import Token
from bailiwick.apps.accounts.selectors import hash_of_token
from bailiwick.apps.journal.services import building_tables
from bailiwick.project.api import api
from bailiwick.project.openapi import described

WHOLE = os.environ.get("BAILIWICK_BATTERY") == "whole"
ROLES = ("stranger", "left", "member", "themself", "holder", "hr", "steward", "admin")
"""Whoever is no one, works here no more, works here, asks, decides, keeps people, keeps policies, runs it."""
CASES = 500 if WHOLE else 6
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
)
CANARIES = {"a question of law": "Is a fan page ours?", "a use of the officer's": "A page of a club."}
"""What stands in the record and leaves by no operation, in anybody's role."""


@pytest.fixture(scope="module")
def tokens(town):
    """A token for every purpose, for each role that has an account; nobody is held to a pace here."""
    before, facts.ALLOWED = facts.ALLOWED, dict.fromkeys(Pace, Allowance(60_000_000, 60_000_000))
    made = {}
    town.as_it_was()
    with town.undone():
        yield from _made(town, made)
    facts.ALLOWED = before


def _made(town, made):
    for role in ROLES[1:]:
        made[role] = f"bailiwick_{role}"
        with building_tables():
            Token.objects.create(
                account=town.accounts[role],
                name=role,
                scopes=" ".join(Scope),
                key_hash=hash_of_token(made[role]),
                ends_at=timezone.now() + timedelta(days=1),
            )
    for signal in (request_started, request_finished):
        signal.disconnect(
            close_old_connections
        )  # the town's one transaction stays open, as in Django's own client
    yield made
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


SCHEMA = schemathesis.openapi.from_dict(described(api))
SCHEMA.app = get_wsgi_application()
OPERATIONS = {one.ok().label: one.ok() for one in SCHEMA.get_all_operations()}
KNOWN = {
    "person": ("officer", "investigator", "gardener"),
    "unit": ("patrol", "city"),
    "identity": ("memo", "asked"),
    "adoption": ("adoption",),
    "record": ("others_entry", "private_entry", "unsigned_entry"),
    "pack": ("policy",),
}
"""What operations are asked of besides what is not there: attributes of the town, by the name of the parameter."""


def _filled(town, case, pick):
    """The case, every second time about something that is there."""
    town.policy = "nmpd"
    for name in set(case.path_parameters or ()) & KNOWN.keys() if pick % 2 else ():
        found = getattr(town, KNOWN[name][pick % len(KNOWN[name])])
        case.path_parameters[name] = str(getattr(found, "pk", found))
    return case


def _ask(town, case, role, tokens):
    """What a role is answered, held to the description; and no trace of it."""
    headers = {"Host": "localhost:8420"}
    if role in tokens:
        headers["Authorization"] = f"Bearer {tokens[role]}"
    with town.undone():
        response = case.call(headers=headers)
    case.validate_response(response, checks=CHECKS, headers=headers)
    return response


@pytest.mark.slow
@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_an_operation_is_as_it_is_told_in_every_role_and_leaks_nothing(town, tokens, label):
    leaks, statuses = [], Counter()
    cases = st.one_of(*(OPERATIONS[label].as_strategy(generation_mode=mode) for mode in GenerationMode))

    @settings(
        max_examples=CASES,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, pick=st.integers(0, 100))
    def ask_everybody(case, pick):
        for role in ROLES:
            response = _ask(town, _filled(town, case, pick), role, tokens)
            statuses[response.status_code] += 1
            leaks.extend((role, name) for name, words in CANARIES.items() if words in response.text)

    ask_everybody()
    assert leaks == []
    assert (statuses.total() >= CASES * len(ROLES) // 2, statuses[401] > 0) == (True, True)
