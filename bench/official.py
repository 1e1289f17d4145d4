"""An agency with very many official pages, for the benches that need one: each in a process and a folder of its own.

There are 500 pages; `BAILIWICK_BENCH_SITES=10000` makes the whole form of it.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.test import Client

SITES = int(os.environ.get("BAILIWICK_BENCH_SITES", "500"))
HOSTS = 200


@dataclass(frozen=True)
class Agency:
    """The agency: whoever oversees its pages, signed in, and the ids of two of the pages."""

    browser: Client
    first: UUID
    last: UUID


def in_a_process_of_its_own(module: str) -> None:
    """Run a bench's module with a record that nobody else has."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "BAILIWICK_FOLDER": folder,
            "BAILIWICK_DATABASE": "",
            "BAILIWICK_CONTACT": "bench@city.example",
            "DJANGO_SETTINGS_MODULE": "bailiwick.project.settings",
        }
        begin = [sys.executable, "-m", "bailiwick.cli", "init", "--folder", folder]
        begin += ["--name", "Bench", "--time-zone", "UTC"]
        subprocess.run(begin, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own
        subprocess.run([sys.executable, "-m", module], env=environment, check=True)  # noqa: S603 -- our own


def begun(port: int) -> Agency:
    """The agency, with its pages on many hosts of one server; each is live, approved and public."""
    from tests.apps.sites.watching import put_live  # noqa: PLC0415 -- needs Django set up

    from bailiwick.apps.journal.facts import person  # noqa: PLC0415 -- as above
    from bailiwick.apps.policies.services import adopt  # noqa: PLC0415 -- as above
    from bailiwick.apps.roster.models import Unit  # noqa: PLC0415 -- as above
    from bailiwick.apps.sites.services import enter_platform  # noqa: PLC0415 -- as above
    from bench.home import LONG_AGO, _begun  # noqa: PLC0415 -- as above

    chief, unit, browser = _begun()
    adopt(person(chief), unit=unit, pack="nmpd", decided_by=chief, instrument="Order 1", starts=LONG_AGO)
    told = {
        "unit": Unit.objects.get(pk=unit),
        "platform": enter_platform(person(chief), name="Facebook"),
        "owner": chief,
        "goal": "Tell people early.",
    }
    rows = [
        told
        | {
            "handle": f"Page{number:04}",
            "name": f"Page {number}",
            "address": f"http://host{number % HOSTS}.example:{port}/Page{number:04}",
        }
        for number in range(SITES)
    ]
    sites = put_live(rows)
    _decided(sites, chief)
    return Agency(browser, sites[0].id, sites[-1].id)


def _decided(sites: list[Any], chief: UUID) -> None:
    """Each page reviewed by a person, approved by the chief, and marked public."""
    from django.utils import timezone  # noqa: PLC0415 -- needs Django set up

    from bailiwick.apps.journal.services import building_tables  # noqa: PLC0415 -- as above
    from bailiwick.apps.portal.models import Publication  # noqa: PLC0415 -- as above
    from bailiwick.apps.sites.facts import UNTOUCHED  # noqa: PLC0415 -- as above
    from bailiwick.apps.sites.models import Place, SiteStep, StepKind  # noqa: PLC0415 -- as above

    at = timezone.now()
    with building_tables():
        SiteStep.objects.bulk_create(
            SiteStep(key=f"{one.id}:9", site=one, number=9, kind=StepKind.FILLED, by_id=chief, at=at)
            for one in sites
        )
        Place.objects.update(stale_on=UNTOUCHED.after(at.date()))
        Publication.objects.bulk_create(
            Publication(site=one, public=True, complain="Call 555-0122.", by_id=chief, at=at) for one in sites
        )
        _approved(sites, chief, at)


def _approved(sites: list[Any], chief: UUID, at: datetime) -> None:
    """A request for each page, as the queue would have it."""
    from bailiwick.apps.approvals import models as approvals  # noqa: PLC0415 -- as above
    from bailiwick.apps.sites.models import Aim, AskedFor  # noqa: PLC0415 -- as above

    told = {"power": "nmpd.site", "subject": "site", "asker_id": chief, "for_whom_id": chief, "asked_at": at}
    asked = [
        approvals.Request(number=number, unit_id=one.unit_id, identity=one.identity, **told)
        for number, one in enumerate(sites, start=1)
    ]
    steps = [
        {"number": 1, "kind": "asked", "by_id": chief, "capacity": "asker"},
        {"number": 2, "kind": "approved", "by_id": chief, "capacity": "holder", "form": "recorded"},
    ]
    approvals.Request.objects.bulk_create(asked)
    approvals.Step.objects.bulk_create(
        approvals.Step(key=f"{one.id}:{step['number']}", request=one, at=at, **step)
        for one in asked
        for step in steps
    )
    approvals.Place.objects.bulk_create(
        approvals.Place(request=one, state="in-force", since=at, last=2) for one in asked
    )
    AskedFor.objects.bulk_create(
        AskedFor(request=request, site=site, aim=Aim.OPEN) for request, site in zip(asked, sites, strict=True)
    )
