"""Posts of the demo: one that asks for its aim, one with a second reader, one that may go out, and two that are out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from bailiwick.apps.publishing import services
from bailiwick.apps.publishing.services import Posted, Written
from bailiwick.apps.sites.models import Place
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read


def write_drafts(made: Made) -> None:
    """Each as far as it goes."""
    for told in read("posts"):
        write(made, told)


def write(made: Made, told: Mapping[str, Any]) -> None:
    """One post as far as it goes: `cleared`, it passes the gate; with a link it is entered as posted as well."""
    author = made.as_(told["who"])
    page = Place.objects.get(handle=told["page"]).site_id
    text, aims = told["text"], tuple(told.get("aims", ()))
    draft = services.begin_draft(
        author, page, Written(text=text, aims=aims, own_device=False, identified=True)
    )
    if "reading" in told:
        services.ask_reading(author, draft.id, **told["reading"])
    if "link" not in told and not told.get("cleared"):
        return
    step = services.clear_draft(author, draft.id, digest=draft.versions.get().digest)
    if "link" in told:
        posted = Posted(link=told["link"], at=max(step.at, timezone.now()))
        services.record_posted(author, draft.id, posted)
