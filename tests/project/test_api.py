"""What the interface for programs says of itself: whole, true to its form, and told alike everywhere."""

import json
import re

import jsonschema_rs
import pytest
from django.test import Client

from bailiwick.apps.accounts.facts import Scope
from bailiwick.project.api import api
from bailiwick.project.folder import Folder
from bailiwick.project.openapi import described
from bailiwick.ui.api.problems import Kind

TOLD = json.loads(json.dumps(described(api)))
OPERATIONS = [
    (method, address, operation)
    for address, methods in TOLD["paths"].items()
    for method, operation in methods.items()
]
NAMES = [operation["operationId"] for _, _, operation in OPERATIONS]
SENTENCE = re.compile(r"[A-Z].*\.$", re.DOTALL)


def _references(part):
    if isinstance(part, dict):
        yield from ([part["$ref"]] if "$ref" in part else [])
        for one in part.values():
            yield from _references(one)
    if isinstance(part, list):
        for one in part:
            yield from _references(one)


def test_it_is_openapi_3_1_and_every_reference_leads_somewhere():
    assert (TOLD["openapi"], TOLD["info"]["title"]) == ("3.1.0", "Bailiwick")
    for reference in _references(TOLD):
        part = TOLD
        for name in reference.removeprefix("#/").split("/"):
            part = part[name]
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("name", sorted(TOLD["components"]["schemas"]))
def test_a_schema_is_one_by_json_schemas_own_rules(name):
    assert jsonschema_rs.meta.is_valid(TOLD["components"]["schemas"][name])


@pytest.mark.parametrize(("method", "address", "operation"), OPERATIONS, ids=NAMES)
def test_an_operation_says_what_it_does_what_it_is_for_and_what_can_go_wrong(method, address, operation):
    assert operation["summary"]
    assert SENTENCE.match(operation["description"]), operation["description"]
    assert Scope(operation["x-purpose"])
    assert {"Token": [operation["x-purpose"]]} in operation["security"]
    wrong = {status: told for status, told in operation["responses"].items() if status >= "400"}
    assert {"400", "401", "403", "404", "422", "429"} <= set(wrong)
    assert all("application/problem+json" in told["content"] for told in wrong.values())
    placed = set(re.findall(r"{(\w+)}", address))
    assert placed == {one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"}
    keyed = any(one["name"] == "Idempotency-Key" for one in operation.get("parameters", ()))
    assert keyed is (method == "post" and operation["x-purpose"] != Scope.LOOK)


def test_without_a_record_there_is_nothing_to_describe(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    assert Client(headers={"host": "localhost:8420"}).get("/api/v1/openapi.json").status_code == 404


def test_every_kind_of_problem_is_told_of_once():
    assert {kind.told.status for kind in Kind} <= set(range(400, 504))
    assert len({kind.told.title for kind in Kind}) == len(Kind)
