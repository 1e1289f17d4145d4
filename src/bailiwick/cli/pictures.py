"""Pictures given on the command line: read into facts, joined with what the caller states, and told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from bailiwick.cli.options import existing_file
from bailiwick.kernel.errors import CallError
from bailiwick.policy.facts import UNKNOWN, Facts, Known
from bailiwick.policy.finding import Finding
from bailiwick.policy.rendering.submission import Submission
from bailiwick.readers.image import is_image, joined, read_image
from bailiwick.readers.image.opening import HEAD, LARGEST_FILE


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture by its name, and all that is known of the post with it attached."""

    name: str
    facts: Facts


def holds_picture(name: str) -> bool:
    """Whether a file named on the command line is a picture and not a text."""
    path = Path(name)
    if name == "-" or not path.is_file():
        return False
    with path.open("rb") as file:
        return is_image(file.read(HEAD))


def read_picture(path: Path, stated: Facts) -> Picture:
    """Read one picture. What the caller states goes before what the file tells, and where they differ is said aloud."""
    with existing_file(path).open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    try:
        reading = read_image(data)
    except CallError as error:
        raise CallError(error.message, place=str(path), remedy=error.remedy) from None
    media, differ = joined(stated.media, reading.media)
    for note in reading.notes:
        click.echo(f"{path}: {note}", err=True)
    for fact in differ:
        click.echo(f"{path}: The file says otherwise than you on {fact}; we go by what you say.", err=True)
    post = stated.post
    if post.media is UNKNOWN:
        post = replace(post, media=Known(reading.kind))
    return Picture(str(path), replace(stated, post=post, media=media))


def without_repeats(submissions: Iterable[Submission]) -> Iterator[Submission]:
    """The same text with several pictures: what was told with the first is not told again with the others."""
    told: set[tuple[object, ...]] = set()
    for submission in submissions:
        report = submission.report
        fresh = [finding for finding in report.findings if _key(finding) not in told]
        told.update(_key(finding) for finding in fresh)
        yield replace(submission, report=replace(report, findings=fresh))


def _key(finding: Finding) -> tuple[object, ...]:
    # What is said of a picture has no place in the words, and is said of each picture.
    own = finding.start < 0 or finding.reads != "post.text"
    return (id(finding) if own else 0, finding.binding, finding.check, str(finding.why), finding.start)
