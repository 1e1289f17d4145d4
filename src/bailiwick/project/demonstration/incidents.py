"""What happens around the demo's pages: one in others' hands, one that posed as ours, counsel, pictures, an edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from io import BytesIO
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.utils import timezone
from PIL import Image, ImageDraw

from bailiwick.apps.approvals.selectors.requests import load
from bailiwick.apps.approvals.services import approve
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import Document, Ending, Harm, Platform, Site
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

TERMS = "You keep what you post.\nYou let us show it to others.\nPages may be closed without notice."
SIDE = 240
_TAKEN: Mapping[str, Callable[[Actor, UUID, Mapping[str, Any]], object]] = MappingProxyType(
    {
        "keep": lambda actor, one, told: services.keep_evidence(actor, one, words=told["words"]),
        "step": lambda actor, one, told: services.take_step(actor, one, told["item"], told["words"]),
        "notice": lambda actor, one, told: services.put_notice(actor, one, told["words"]),
        "end": lambda actor, one, told: services.end_takeover(
            actor, one, ending=Ending(told["ending"]), words=told["words"]
        ),
    }
)
"""The steps that the file names."""


def happen(made: Made) -> None:
    """Each of them, as far as its steps lead it."""
    pages = {site.identity: site.id for site in Site.objects.all()}
    _take_over(made, pages)
    _ask_counsel(made)
    _show_pictures(made, pages)
    _edit(made)


def _take_over(made: Made, pages: Mapping[str, UUID]) -> None:
    now = timezone.now()
    for told in read("incidents"):
        seen = services.Seen(
            harm=Harm(told["harm"]),
            words=told["words"],
            site=pages[told["page"]],
            address=told.get("address", ""),
            since=now - timedelta(hours=int(told["hours"])),
        )
        one = services.open_takeover(made.as_(told["by"]), seen)
        for step in told["steps"]:
            _TAKEN[step["do"]](made.as_(step["by"]), one.row.id, step)


def _ask_counsel(made: Made) -> None:
    platforms = {row.name: row.id for row in Platform.objects.all()}
    for told in read("views"):
        asker, unit = made.as_(told["by"]), made.units[told["unit"]]
        kept = services.keep_terms(
            asker, platforms[told["platform"]], unit=unit, document=Document.TERMS, words=TERMS
        )
        asked = services.ask_view(asker, kept.id, told["words"])
        request = load(asked.request_id)
        assert request is not None  # noqa: S101 -- it was asked a line before
        if answer := told.get("answer"):
            approve(made.as_(answer["by"]), request.row.id, digest=request.shown, words=answer["words"])


def _show_pictures(made: Made, pages: Mapping[str, UUID]) -> None:
    for told in read("pictures"):
        actor, data = made.as_(told["by"]), _drawn(told["colour"])
        if "page" in told:
            services.see_emblem(actor, pages[told["page"]], data=data)
        else:
            services.set_emblem(actor, unit=made.units[told["unit"]], data=data, words=told["words"])


def _drawn(colour: str) -> bytes:
    """A logo: a river between two banks, in one colour; of another colour it lies the other way."""
    image = Image.new("RGB", (SIDE, SIDE), "white")
    pen = ImageDraw.Draw(image)
    pen.ellipse([8, 8, SIDE - 8, SIDE - 8], outline=colour, width=16)
    ends = [(48, SIDE - 72), (SIDE - 48, 72)] if colour == "#162e51" else [(72, 48), (SIDE - 72, SIDE - 48)]
    pen.line(ends, fill=colour, width=36)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _edit(made: Made) -> None:
    for told in read("edits"):
        reporter = made.as_(told["by"])
        wiki = services.enter_platform(reporter, name=told["platform"])
        edit = services.Edit(
            platform=wiki.id, article=told["article"], words=told["words"], day=made.day(told["day"])
        )
        services.report_edit(reporter, edit)
