"""Posts of the demo: a draft that asks for its aim, and one that passed the gate and went out."""

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
    """What is written and has not gone out."""
    for told in read("posts"):
        write(made, told)


def write(made: Made, told: Mapping[str, Any]) -> None:
    """One post as far as it goes: with a link it passes the gate, and is entered as posted."""
    author = made.as_(told["who"])
    page = Place.objects.get(handle=told["page"]).site_id
    text, aims = told["text"], tuple(told.get("aims", ()))
    draft = services.begin_draft(
        author, page, Written(text=text, aims=aims, own_device=False, identified=True)
    )
    if "link" in told:
        step = services.clear_draft(author, draft.id, digest=draft.versions.get().digest)
        posted = Posted(link=told["link"], at=max(step.at, timezone.now()))
        services.record_posted(author, draft.id, posted)
