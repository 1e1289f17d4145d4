"""What the interface for programs says of itself: OpenAPI 3.1, completed with what every operation has alike."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ninja import NinjaAPI

from bailiwick.apps.accounts.facts import SCOPES, Scope
from bailiwick.apps.accounts.services.api_access import Token
from bailiwick.ui.api.problems import KINDS, MEDIA_TYPE, Kind, Problem

_ALWAYS = (
    Kind.NOT_READ,
    Kind.NOT_SIGNED_IN,
    Kind.NOT_FOR_THAT,
    Kind.ABSENT,
    Kind.DOES_NOT_FIT,
    Kind.TOO_MANY,
)
_OF_ACTS = (Kind.KEY_MISSING, Kind.REFUSED, Kind.CHANGED, Kind.TOO_LARGE, Kind.STOPPED)
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "A name of your own for this one act, such as a random UUID. The same key does nothing twice.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}
_RETRY = {
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}},
}


@dataclass(frozen=True, slots=True)
class OperationShown:
    """One operation as the page shows it."""

    method: str
    path: str
    summary: str
    description: str
    purpose: str
    takes: tuple[tuple[str, str, str], ...]
    acts: bool


def described(api: NinjaAPI) -> dict[str, Any]:
    """The whole description. Every operation has its purpose, its problems and, where it acts, its key."""
    told: dict[str, Any] = copy.deepcopy(dict(api.get_openapi_schema(path_prefix="/api/v1/")))
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    told["components"]["schemas"] |= problem.pop("$defs", {})
    told["components"]["schemas"]["Problem"] = problem
    told["components"]["securitySchemes"] = _SCHEMES
    purposes = _purposes(api)
    for methods in told["paths"].values():
        for operation in methods.values():
            _complete(operation, purposes[operation["operationId"]])
    return told


_SCHEMES = {
    "Token": {"type": "http", "scheme": "bearer", "description": "A token made on the page “My sign-in”."},
    "Session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "session",
        "description": "The session of a browser; what changes something asks for X-CSRFToken as well.",
    },
}


def _purposes(api: NinjaAPI) -> Mapping[str, Scope]:
    """What each operation is for, by its id: the scope that its token needs."""
    routers = api._get_bound_routers()  # noqa: SLF001 -- as ninja's own description reads them
    views = [view for router in routers for view in router.path_operations.values()]
    return {
        api.get_openapi_operation_id(operation): next(
            one.scope for one in operation.auth_callbacks if isinstance(one, Token)
        )
        for view in views
        for operation in view.operations
    }


def _complete(operation: dict[str, Any], scope: Scope) -> None:
    acts = operation.pop("x-acts", False)
    operation["security"] = [{"Token": [scope.value]}, {"Session": []}]
    operation["x-purpose"] = scope.value
    if acts:
        operation["parameters"] = [*operation.get("parameters", ()), _KEY]
    for kind in (*_ALWAYS, *(_OF_ACTS if acts else ())):
        status = kind.told.status
        means = "; ".join(told.title for told in KINDS.values() if told.status == status)
        told: dict[str, Any] = {
            "description": means,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        if kind is Kind.TOO_MANY:
            told["headers"] = _RETRY
        operation["responses"][str(status)] = told
    operation["responses"] = {str(status): told for status, told in operation["responses"].items()}


def pages_of(told: Mapping[str, Any]) -> dict[str, list[OperationShown]]:
    """The operations by room, for the page."""
    found: dict[str, list[OperationShown]] = {}
    for address, methods in told["paths"].items():
        for method, operation in methods.items():
            found.setdefault(operation["tags"][0], []).append(_shown(method, address, operation, told))
    return found


def _shown(
    method: str, address: str, operation: Mapping[str, Any], told: Mapping[str, Any]
) -> OperationShown:
    takes = [(one["name"], one["in"], one.get("description", "")) for one in operation.get("parameters", ())]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    named = told["components"]["schemas"].get(body.get("$ref", "").rpartition("/")[2], {})
    takes += [
        (name, "body", part.get("description", "")) for name, part in named.get("properties", {}).items()
    ]
    return OperationShown(
        method.upper(),
        address,
        operation["summary"],
        operation["description"],
        str(SCOPES[Scope(operation["x-purpose"])]),
        tuple(takes),
        any(one["name"] == "Idempotency-Key" for one in operation.get("parameters", ())),
    )
