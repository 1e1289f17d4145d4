"""`bailiwick explain`: what a check asks, or what a clause says and what lives it."""

from __future__ import annotations

from pathlib import Path

import click

from bailiwick.cli.options import pack_folders
from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.errors import CallError
from bailiwick.policy.check import Check
from bailiwick.policy.cited import cited_by
from bailiwick.policy.clause import Clause
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_library
from bailiwick.policy.pack import Pack
from bailiwick.policy.rendering.cited import cited_data, cited_lines


@click.command()
@click.argument("name", required=False)
@click.option("--all", "every", is_flag=True, help="Every check.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@pack_folders
def explain(*, name: str | None, every: bool, format_: str, folders: tuple[Path, ...]) -> int:
    """Explain a check (CT001, CR-01) or a clause (nmpd/V.G.2.s1)."""
    if bool(name) is every:
        raise CallError(
            "Name one check or clause, or say --all.", remedy="For example: bailiwick explain CT001."
        )
    library = load_library(folders)
    if every:
        checks = [library.checks[code] for code in sorted({check.code for check in library.checks.values()})]
        _tell_all(checks, library, format_)
        return 0
    assert name is not None  # noqa: S101 -- seen above
    found = _check_named(name, library)
    if found is not None:
        data = check_data(found, library)
        click.echo(canonical_json(data).decode() if format_ == "json" else _check_text(found, data))
        return 0
    pack, clause = _clause_named(name, library)
    data = clause_data(clause, pack)
    click.echo(canonical_json(data).decode() if format_ == "json" else _clause_text(clause, pack, data))
    return 0


def _tell_all(checks: list[Check], library: Library, format_: str) -> None:
    if format_ == "json":
        click.echo(canonical_json([check_data(check, library) for check in checks]).decode())
        return
    for check in checks:
        click.echo(f"{check.code}  {check.name:<28}  {check.asks}")


def _check_named(name: str, library: Library) -> Check | None:
    wanted = name.upper()
    for check in library.checks.values():
        if wanted in (check.code, *check.rules, *check.aliases) or name == check.name:
            return check
    return None


def _clause_named(name: str, library: Library) -> tuple[Pack, Clause]:
    for pack in library.packs.values():
        if name in pack.clauses:
            return pack, pack.clauses[name]
    raise CallError(
        f"There is no check and no clause '{name}'.",
        remedy="See `bailiwick explain --all` and `bailiwick pack show`.",
    )


def check_data(check: Check, library: Library) -> dict[str, object]:
    """A check as plain data, with the bindings and clauses it serves."""
    bound = [
        binding
        for pack in library.packs.values()
        for binding in pack.bindings.values()
        if binding.check == check.code
    ]
    return {
        "check": check.code,
        "name": check.name,
        "asks": check.asks,
        "rules": list(check.rules),
        "languages": list(check.languages),
        "needs": list(check.needs),
        "uses": list(check.uses),
        "values": dict(check.values),
        "bindings": sorted(binding.id for binding in bound),
        "clauses": sorted({clause for binding in bound for clause in binding.clauses}),
        "document": check.document.strip(),
    }


def clause_data(clause: Clause, pack: Pack) -> dict[str, object]:
    """A clause as plain data, with the bindings that live it."""
    return {
        "id": clause.id,
        "policy": pack.id,
        "label": clause.label,
        "citation": f"{pack.citation}, {clause.label}",
        "heading": clause.heading,
        "kind": clause.kind.value,
        "force": clause.force.value,
        "qualifier": clause.qualifier.value,
        "binds": list(clause.binds),
        "acts": list(clause.acts),
        "says": clause.says,
        "source": {"file": clause.source.file, "lines": clause.source.lines},
        "since": clause.since,
        "until": clause.until,
        "lived_by": list(clause.lived_by),
        "acceptance": clause.acceptance,
        "room": clause.room,
        "bindings": sorted(binding.id for binding in pack.bindings.values() if clause.id in binding.clauses),
        "cites": [cited_data(one) for one in cited_by(pack.cited, clause.id)],
    }


def _check_text(check: Check, data: dict[str, object]) -> str:
    clauses = data["clauses"]
    bindings = data["bindings"]
    lines = [
        f"{check.code} ({', '.join(check.rules) or 'no content rule'})",
        "",
        check.document.strip(),
        "",
        "Serves",
    ]
    lines += (
        [f"    {clause}" for clause in clauses]
        if isinstance(clauses, list) and clauses
        else ["    no clause yet"]
    )
    lines += ["Bound by", *(f"    {binding}" for binding in bindings)] if isinstance(bindings, list) else []
    return "\n".join(lines)


def _clause_text(clause: Clause, pack: Pack, data: dict[str, object]) -> str:
    lines = [
        f"{pack.citation}, {clause.label}  {clause.heading}   ({clause.id})",
        f"{clause.kind.value}, {clause.force.value}"
        + (f", {clause.qualifier.value}" if clause.qualifier.value != "none" else ""),
        "",
        clause.says,
        "(Our summary, not the policy.)",
        "",
        f"Source: {clause.source.file}, lines {clause.source.lines}.",
        f"In force since edition {clause.since or 'the first'}.",
        f"Lived by: {', '.join(clause.lived_by) or 'nothing yet'}",
        f"Shown when: {clause.acceptance}",
    ]
    bindings = data["bindings"]
    if isinstance(bindings, list) and bindings:
        lines.append(f"Bindings: {', '.join(str(binding) for binding in bindings)}")
    lines += cited_lines(cited_by(pack.cited, clause.id))
    return "\n".join(lines)
