"""`bailiwick pack`: list, show, validate and compare policies, and show counsel what courts have dealt with."""

from __future__ import annotations

from pathlib import Path

import click

from bailiwick.cli.explain import clause_data
from bailiwick.cli.options import pack_folders
from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.errors import Faults
from bailiwick.policy.comparison import compare
from bailiwick.policy.counsel import Lawbook, concerns_of
from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.case_files import load_cases
from bailiwick.policy.loading.library_files import load_library_noting, load_pack
from bailiwick.policy.pack import Pack
from bailiwick.policy.rendering.cited import cited_data, cited_lines
from bailiwick.policy.rendering.counsel import counsel_data, counsel_markdown, counsel_text

DIFFERENT, FAULTY = 1, 2


@click.group()
def pack() -> None:
    """Policies as data."""


@pack.command("list")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@pack_folders
def list_packs(*, format_: str, folders: tuple[Path, ...]) -> int:
    """List the packs at hand."""
    packs = [found for _, found in sorted(load_library(folders).packs.items())]
    if format_ == "json":
        click.echo(canonical_json([_summary(found) for found in packs]).decode())
        return 0
    for found in packs:
        click.echo(
            f"{found.id:<8} {found.kind.value:<7} {len(found.clauses):>4} clauses  {len(found.bindings):>4} bindings  "
            f"{found.title}"
        )
    return 0


@pack.command()
@click.argument("pack_id", metavar="ID")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@pack_folders
def show(*, pack_id: str, format_: str, folders: tuple[Path, ...]) -> int:
    """Show one pack: its clauses, its settings, and what it cites, at hand or not."""
    found = load_library(folders).pack(pack_id)
    if format_ == "json":
        click.echo(canonical_json(_whole(found)).decode())
        return 0
    click.echo(f"{found.title}  ({found.id}, {found.digest})")
    for clause in found.clauses.values():
        click.echo(f"  {clause.label:<12} {clause.force.value:<10} {clause.heading}   [{clause.id}]")
    for setting in found.settings.values():
        click.echo(
            f"  setting {setting.key}: {setting.default} of {', '.join(setting.choices)}. {setting.why}"
        )
    for line in cited_lines(found.cited.values()):
        click.echo(f"  {line}")
    return 0


@pack.command()
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path))
def validate(*, folders: tuple[Path, ...]) -> int:
    """Validate the packs that ship and those in FOLDERS; every fault is told with file and line."""
    faults = Faults()
    library = load_library_noting(folders, faults)
    if not faults:
        load_cases(folders)
        library.scanner  # noqa: B018 -- compiling tells the patterns that are refused
    for fault in sorted(set(faults.all)):
        click.echo(str(fault))
    number = len(set(faults.all))
    packs = ", ".join(sorted(library.packs))
    click.echo(f"{number} {'fault' if number == 1 else 'faults'} in {packs}.")
    return FAULTY if number else 0


@pack.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def diff(*, old: str, new: str, format_: str) -> int:
    """Compare two packs, each by id or by folder: clauses, bindings, powers and settings."""
    first, second = _named_or_in_folder(old), _named_or_in_folder(new)
    differences = compare(first, second)
    if format_ == "json":
        click.echo(canonical_json([difference.plain() for difference in differences]).decode())
    for difference in differences if format_ == "text" else ():
        click.echo(str(difference))
    if format_ == "text":
        click.echo(f"{len(differences)} differences between {first.id} and {second.id}.")
    return DIFFERENT if differences else 0


@pack.command()
@click.argument("pack_ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True
)
@pack_folders
def risks(*, pack_ids: tuple[str, ...], format_: str, folders: tuple[Path, ...]) -> int:
    """Show, for counsel, clauses that resemble what courts have struck or narrowed; without ID of every policy."""
    library = load_library(folders)
    chosen = [library.pack(name) for name in pack_ids] or list(library.policies)
    book = Lawbook.of(library.packs.values())
    found = [(one, concerns_of(one, book)) for one in chosen]
    if format_ == "json":
        click.echo(canonical_json([counsel_data(one, concerns) for one, concerns in found]).decode())
        return 0
    render = counsel_markdown if format_ == "markdown" else counsel_text
    click.echo("\n\n".join(render(one, concerns) for one, concerns in found))
    return 0


def _named_or_in_folder(name: str) -> Pack:
    if (Path(name) / "pack.yaml").is_file():
        faults = Faults()
        found = load_pack(Path(name), faults)
        faults.raise_if_any(f"The pack in {name}")
        assert found is not None  # noqa: S101 -- no faults means that it was read
        return found
    return load_library().pack(name)


def _summary(found: Pack) -> dict[str, object]:
    return {
        "id": found.id,
        "title": found.title,
        "kind": found.kind.value,
        "citation": found.citation,
        "digest": found.digest,
        "clauses": len(found.clauses),
        "bindings": len(found.bindings),
    }


def _whole(found: Pack) -> dict[str, object]:
    return {
        **_summary(found),
        "editions": [
            {"id": one.id, "from": one.begins.isoformat() if one.begins else "adoption", "held": one.held}
            for one in found.editions
        ],
        "clauses": [clause_data(clause, found) for clause in found.clauses.values()],
        "bindings": [
            {"id": one.id, "check": one.check, "clauses": list(one.clauses), "gates": list(one.gates)}
            for one in found.bindings.values()
        ],
        "powers": [
            {"id": one.id, "clause": one.clause, "holder": one.holder} for one in found.powers.values()
        ],
        "notices": [{"id": one.id, "clauses": list(one.clauses)} for one in found.notices.values()],
        "settings": [
            {
                "id": one.id,
                "key": one.key,
                "question": one.question,
                "choices": dict(one.choices),
                "default": one.default,
                "why": one.why,
            }
            for one in found.settings.values()
        ],
        "cited": [cited_data(one) for one in found.cited.values()],
    }
