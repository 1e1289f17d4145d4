"""`bailiwick page`: which notices a page carries, where, how prominently, and what to put there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path

import click

from bailiwick.cli.options import Day, existing_file, pack_folders
from bailiwick.cli.page_rendering import page_json, page_markdown, page_text
from bailiwick.kernel.errors import CallError
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.facts import Facts
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_facts, load_library, load_overlay
from bailiwick.readers.page.answer import answer_page, page_facts
from bailiwick.readers.page.ocr import read_words
from bailiwick.readers.page.pictures import LARGEST_PICTURE
from bailiwick.readers.page.reading import read_page
from bailiwick.readers.page.shown import PageShown
from bailiwick.readers.web import fetch

STOPPED = 1
LARGEST_PAGE = 20_000_000
"""Bytes of one saved page, pictures within it included."""


class PageFormat(Enum):
    """How the answer is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@click.command()
@click.argument("source", metavar="FILE_OR_URL")
@click.option(
    "--policy",
    "policies",
    multiple=True,
    required=True,
    metavar="ID",
    help="The policy to look by, such as pd. Several are looked by one after the other.",
)
@click.option(
    "--domain", "domains", multiple=True, help="An official domain of the agency. May be given several times."
)
@click.option("--on", type=Day(), default=None, help="By the edition in force on that day. Default: today.")
@click.option(
    "--facts", "facts_file", type=click.Path(path_type=Path), help="A YAML or JSON file of what you know."
)
@click.option(
    "--overlay",
    "overlay_files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="An agency's settings and wording for one of the policies.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice([one.value for one in PageFormat]),
    default="text",
    show_default=True,
)
@pack_folders
def page(  # noqa: PLR0913 -- one argument for each option of the command
    *,
    source: str,
    policies: tuple[str, ...],
    domains: tuple[str, ...],
    on: date | None,
    facts_file: Path | None,
    overlay_files: tuple[Path, ...],
    format_: str,
    folders: tuple[Path, ...],
) -> int:
    """Look for the notices a page owes its visitors.

    FILE_OR_URL is a saved page (HTML), a page told in plain text ("Name: ... Bio: ... Link: ..."), or an address that
    begins with http:// or https://, which is then fetched. With several policies it is answered once for each; in
    JSON, one line each. Exit status: 0 nothing stops, 1 a notice that stops is
    missing, 2 the call or a pack is faulty.
    """
    stated = load_facts(facts_file) if facts_file else Facts()
    library = load_library(folders)
    adopted = _adopted(library, policies, overlay_files)
    shown = _shown(source)
    day = on or date.today()  # noqa: DTZ011 -- the person's own day, where they are
    answers = [
        answer_page(library, one, day, shown, page_facts(shown, stated, (*domains, *_own_domains(one))))
        for one in adopted
    ]
    render = {PageFormat.TEXT: page_text, PageFormat.JSON: page_json, PageFormat.MARKDOWN: page_markdown}
    between = "\n" if PageFormat(format_) is PageFormat.JSON else "\n\n"
    click.echo(between.join(render[PageFormat(format_)](source, answer) for answer in answers))
    return STOPPED if any(answer.stops for answer in answers) else 0


def _adopted(library: Library, policies: Sequence[str], overlay_files: Sequence[Path]) -> list[AdoptedPolicy]:
    """Every policy named, once, each under the overlay that is for it. Raises CallError for one that is for none."""
    overlays = {overlay.pack: overlay for overlay in map(load_overlay, overlay_files)}
    for pack_id in overlays:
        if pack_id not in policies:
            raise CallError(f"An overlay is given for '{pack_id}', which is not among the policies asked.")
    return [library.adopted(policy, overlays.get(policy)) for policy in dict.fromkeys(policies)]


def _own_domains(policy: AdoptedPolicy) -> tuple[str, ...]:
    return policy.overlay.lists.get("own-domains", ())


def _shown(source: str) -> PageShown:
    if source.lower().startswith(("http://", "https://")):
        return read_page(fetch(source).data, read_words)
    return read_page(_bytes_of(source), read_words, partial(_saved_beside, Path(source).parent))


def _saved_beside(folder: Path, address: str) -> bytes | None:
    """A file saved beside the page, never one outside its folder."""
    try:
        file = (folder / address.partition("?")[0].partition("#")[0]).resolve()
        if (
            not file.is_relative_to(folder.resolve())
            or not file.is_file()
            or file.stat().st_size > LARGEST_PICTURE
        ):
            return None
        return file.read_bytes()
    except (OSError, ValueError):
        return None


def _bytes_of(source: str) -> bytes:
    with existing_file(Path(source)).open("rb") as file:
        data = file.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise CallError(
            f"The page is longer than {LARGEST_PAGE:,} bytes.",
            place=source,
            remedy="Save it without its pictures.",
        )
    if not data.strip():
        raise CallError("There is nothing to look at.", place=source, remedy="Give a saved page.")
    return data
