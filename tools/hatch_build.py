"""A step of the build: a wheel brings along the count of clauses and the table of errors that its pages show."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Figures(BuildHookInterface):  # type: ignore[type-arg]  # hatch wants one class, whatever the builder
    """Pack docs/*.json; an editable install reads the checkout's own, which change under it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a wheel proper."""
        if version == "standard":
            for name in ("clauses.json", "judgement.json"):
                build_data["force_include"][f"docs/{name}"] = f"bailiwick/{name}"
