"""A step of the build: what is installed as a wheel brings along the count of clauses that its footer shows."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CountOfClauses(BuildHookInterface):  # type: ignore[type-arg]  # hatch wants one class, whatever the builder
    """Pack docs/clauses.json; an editable install reads the checkout's own, which changes under it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the file to a wheel proper."""
        if version == "standard":
            build_data["force_include"]["docs/clauses.json"] = "bailiwick/clauses.json"
