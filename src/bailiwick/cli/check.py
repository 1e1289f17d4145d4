"""`bailiwick check`: which words of a text touch which clause, why, how firmly, and what to write instead."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path

import click

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.cli.options import Day, pack_folders
from bailiwick.cli.pictures import Picture, holds_picture, read_picture, without_repeats
from bailiwick.cli.sources import read_rows, read_text
from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.errors import CallError
from bailiwick.policy.adoption import with_lists
from bailiwick.policy.engine import Examiner
from bailiwick.policy.facts import Facts
from bailiwick.policy.kinds import KINDS, Kind
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_facts, load_library, load_overlay
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.rendering.json import render_json
from bailiwick.policy.rendering.markdown import render_markdown
from bailiwick.policy.rendering.sarif import render_sarif
from bailiwick.policy.rendering.submission import Submission
from bailiwick.policy.rendering.text import render_text
from bailiwick.readers.page.answer import for_its_own_policy, page_facts
from bailiwick.readers.page.notation import read_notation

STOPPED, FAULTY = 1, 2


class Format(Enum):
    """How the answer is written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    MARKDOWN = "md"


@click.command()
@click.argument("files", nargs=-1)
@click.option(
    "--policy",
    "policies",
    multiple=True,
    required=True,
    metavar="ID",
    help="A policy to check by, such as nmpd. Several are layered.",
)
@click.option(
    "--as",
    "kind",
    type=click.Choice([kind.value for kind in Kind]),
    default="official",
    show_default=True,
    help="What the text is: a post, or a description of what a register holds.",
)
@click.option("--on", type=Day(), default=None, help="By the edition in force on that day. Default: today.")
@click.option(
    "--facts", "facts_file", type=click.Path(path_type=Path), help="A YAML or JSON file of what you know."
)
@click.option(
    "--media",
    "media",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A picture that goes with the text (JPEG, PNG, WebP, GIF). May be given several times.",
)
@click.option(
    "--overlay",
    "overlay_files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="An agency's settings, exemptions and wording for one of the policies.",
)
@click.option(
    "--jsonl", "jsonl", type=click.Path(path_type=Path), help="Check a text in every line of a JSONL file."
)
@click.option(
    "--field", default="text", show_default=True, help="The field of each line that holds the text."
)
@click.option(
    "--format", "format_", type=click.Choice([one.value for one in Format]), default="text", show_default=True
)
@pack_folders
def check(  # noqa: PLR0913 -- one argument for each option of the command
    *,
    files: tuple[str, ...],
    policies: tuple[str, ...],
    kind: str,
    on: date | None,
    facts_file: Path | None,
    media: tuple[Path, ...],
    overlay_files: tuple[Path, ...],
    jsonl: Path | None,
    field: str,
    format_: str,
    folders: tuple[Path, ...],
) -> int:
    """Check texts against a policy.

    FILES are plain text in UTF-8, or pictures; - or none is standard input. A text counts as the whole post: describe
    a photo in it as "[image: ...]", give it with --media, or state facts with --facts. Besides posts, describe in a
    text: notes on a candidate (vetting), a page that was found (page), one line of an access log (log), an entry of
    the covert register (register), what changed on a page under a memorandum (reference) or in a platform's terms
    (terms); or state them with --facts alone. Exit status: 0 nothing stops, 1 something is not met and stops, 2 the
    call or a pack is faulty.
    What cannot be told is listed apart.
    """
    facts = load_facts(facts_file) if facts_file else Facts()
    overlays = {overlay.pack: overlay for overlay in map(load_overlay, overlay_files)}
    day = on or date.today()  # noqa: DTZ011 -- the person's own day, where they are
    bench = _bench(load_library(folders), policies, Kind(kind), day, overlays, facts)
    if jsonl is not None:
        if files or media:
            raise CallError("Give either files or --jsonl, not both.")
        return _check_rows(bench, jsonl, field)
    if facts_file and not files and KINDS[Kind(kind)].post_class is None:
        return _told(bench, [bench.submission(str(facts_file), "")], Format(format_))
    submissions = _submissions(bench, files, [read_picture(path, facts) for path in media], facts)
    return _told(bench, submissions, Format(format_))


@dataclass(frozen=True, slots=True)
class _Bench:
    library: Library
    examiner: Examiner
    kind: Kind
    base: BaseFacts
    citations: dict[str, str]

    def with_picture(self, picture: Picture) -> _Bench:
        """The same bench with a picture attached to every text."""
        return replace(self, base=BaseFacts(picture.facts, KINDS[self.kind].post_class))

    def submission(self, name: str, text: str) -> Submission:
        facts = self.base.facts_for(text)
        if self.kind is Kind.PAGE:
            shown = read_notation(text)
            report = self.examiner.examine(page_facts(shown, facts, ()), text)
            return Submission(name, text, self.kind, for_its_own_policy(report, shown), self.citations)
        report = self.examiner.examine(facts, text)
        post = KINDS[self.kind].post_class
        reminders = self.examiner.reminders(post, text, report.findings) if post else ()
        return Submission(name, text, self.kind, report, self.citations, reminders)


def _bench(  # noqa: PLR0913, PLR0917 -- what the command was told
    library: Library,
    policies: Sequence[str],
    kind: Kind,
    on: date,
    overlays: dict[str, Overlay],
    facts: Facts,
) -> _Bench:
    for pack_id in overlays:
        if pack_id not in policies:
            raise CallError(f"An overlay is given for '{pack_id}', which is not among the policies asked.")
    named = list(dict.fromkeys(policies))
    adopted = [library.adopted(policy, overlays.get(policy)) for policy in named]
    examiner = library.examiner(adopted, KINDS[kind].gate, on)
    citations = {pack.id: pack.citation for pack in library.packs.values()}
    listed = with_lists(facts, adopted)
    return _Bench(library, examiner, kind, BaseFacts(listed, KINDS[kind].post_class), citations)


def _submissions(
    bench: _Bench, files: Sequence[str], media: Sequence[Picture], stated: Facts
) -> list[Submission]:
    """Every text with each picture that goes with it; a picture among the files is checked alone."""
    if not files and media:
        return [bench.with_picture(picture).submission(picture.name, "") for picture in media]
    found: list[Submission] = []
    for name in files or ("-",):
        if holds_picture(name):
            picture = read_picture(Path(name), stated)
            found.append(bench.with_picture(picture).submission(name, ""))
            continue
        text, shown = read_text(name), "(standard input)" if name == "-" else name
        pictured = [
            bench.with_picture(picture).submission(f"{shown} with {picture.name}", text) for picture in media
        ]
        found += without_repeats(pictured) if pictured else [bench.submission(shown, text)]
    return found


def _told(bench: _Bench, submissions: Sequence[Submission], format_: Format) -> int:
    if format_ is Format.SARIF:
        click.echo(render_sarif(submissions, dict(bench.library.checks)))
    else:
        render = {Format.TEXT: render_text, Format.JSON: render_json, Format.MARKDOWN: render_markdown}[
            format_
        ]
        click.echo("\n".join(render(submission) for submission in submissions))
    return STOPPED if any(submission.report.stops for submission in submissions) else 0


def _check_rows(bench: _Bench, path: Path, field: str) -> int:
    stopped = faulty = False
    for row in read_rows(path, field):
        if row.error:
            faulty = True
            click.echo(f"{path}:{row.number}: {row.error}", err=True)
            sys.stdout.write(
                canonical_json({"line": row.number, "error": row.error, "findings": []}).decode() + "\n"
            )
            continue
        submission = bench.submission(f"{path}:{row.number}", row.text)
        stopped = stopped or bool(submission.report.stops)
        sys.stdout.write(render_json(submission) + "\n")
    if faulty:
        return FAULTY
    return STOPPED if stopped else 0
