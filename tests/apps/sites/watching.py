"""Pages that are there and are watched: put into the register as they would stand after their life so far."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.sites.facts import sets_text
from bailiwick.apps.sites.facts.watching import Brought
from bailiwick.apps.sites.models import Place, Site, SiteStep, Source, Stage, StepKind
from bailiwick.apps.sites.selectors.looking import read_looks
from bailiwick.apps.sites.selectors.watching import Watching
from bailiwick.apps.sites.services.watching import keep_looks

BIO = "Run by the Wexham Falls Police Department. Front desk 555-0122."
ABOUT = (
    "This page tells of road closures, missing people and open hours. It does not take reports; call 911.\n"
    "Comments are monitored. Obscene or off-topic comments and personal attacks may be removed.\n"
    "What visitors write here is their own view, not ours.\n"
    "All that is posted or submitted here is a public record and may be disclosed."
)


_ENDS = {"closed": StepKind.CLOSED, "closing": StepKind.CLOSURE_ORDERED}


def html(
    bio=BIO, about=ABOUT, name="Wexham Falls Police", posts="The Elm Street bridge is open.", head="", body=""
):
    lines = "".join(f"<p>{line}</p>" for line in about.split("\n"))
    return (
        f'<!doctype html><html lang="en"><head><title>{name}</title>'
        f'<meta name="description" content="{bio}">{head}</head><body><header><h1>{name}</h1><p>{bio}</p>'
        f'<a href="https://wexham.example/police">Official site</a></header>'
        f"<section><h2>About</h2>{lines}</section><article>{posts}</article>{body}</body></html>"
    ).encode()


def put_live(rows):
    """Sites that are there since a month: `rows` are dictionaries with unit, platform and what an entry holds."""
    at = timezone.now() - timedelta(days=30)
    last = Site.objects.count() + 1000
    sites, steps, places = [], [], []
    for number, told in enumerate(rows, start=last + 1):
        sets = {"comments": "open"} | {
            key: value for key, value in told.items() if key not in {"unit", "platform", "stage"}
        }
        one = Site(
            id=uuid4(),
            number=number,
            unit=told["unit"],
            platform=told["platform"],
            presence="page",
            identity=f"{told['platform'].name}: {told['handle']}",
            entered_at=at,
        )
        sites.append(one)
        kinds = [(StepKind.IMPORTED, sets), (StepKind.REVIEWED, {}), (StepKind.LIVE, {})]
        kinds += [(_ENDS[told["stage"]], {})] if told.get("stage") in _ENDS else []
        steps += [
            SiteStep(
                key=f"{one.id}:{place}", site=one, number=place, kind=kind, at=at, sets=sets_text(**what)
            )
            for place, (kind, what) in enumerate(kinds, start=1)
        ]
        address = told.get("address", "").partition("://")[2] or told.get("address", "")
        places.append(
            Place(
                site=one,
                stage=told.get("stage", Stage.LIVE),
                owner_id=told.get("owner"),
                backup_id=told.get("backup"),
                handle=told["handle"],
                address=address.removeprefix("www.").rstrip("/"),
                touched_at=at,
                older=True,
                reviewed_on=timezone.localdate(at),
                last=len(kinds),
            )
        )
    with building_tables():
        Site.objects.bulk_create(sites)
        SiteStep.objects.bulk_create(steps)
        Place.objects.bulk_create(places)
    return sites


def police_page(town, handle="WexhamPolice", **more):
    told = {
        "unit": town.police,
        "platform": town.facebook,
        "handle": handle,
        "name": "Wexham Falls Police",
        "address": f"https://social.example/{handle}",
        "goal": "Tell people early.",
        "language": "en",
        "owner": town.press.id,
        "backup": town.partner.id,
    }
    return put_live([told | more])[0]


def seen(site, data, *, at=None, source=Source.LIVE, actor=CLOCKWORK, **more):
    """A look at a page, as the clock makes one."""
    brought = Brought(site=site.id, at=at or timezone.now(), data=data, source=source, **more)
    watching = Watching(timezone.localdate(brought.at))
    return keep_looks(actor, read_looks([brought], watching))[0]
