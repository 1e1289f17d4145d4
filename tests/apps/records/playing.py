"""A town whose page has posts, edits and comments, one of them deleted; counsel and whoever keeps its records."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import date

from django.conf import settings
from django.utils import timezone
from tests.apps.publishing.playing import drafted, town_of, written
from tests.apps.roster.town import as_, give, hire, today

from bailiwick.apps.archive.services import Page, Recorded, Saw, add_item, capture_again, record_thread
from bailiwick.apps.journal.services import INTERNAL, make_key, sign_and_publish
from bailiwick.apps.keeping.facts import Scope, Sighting
from bailiwick.apps.keeping.models import Sight
from bailiwick.apps.keeping.services import capture, saw
from bailiwick.apps.publishing import services as publishing
from bailiwick.apps.records import services
from bailiwick.apps.records.models import DemandKind
from bailiwick.apps.records.selectors.contents import kept
from bailiwick.apps.records.selectors.demands import demand_of, found_by
from bailiwick.apps.records.services import Holding, Received
from bailiwick.apps.roster.models import Role

__all__ = ["as_", "give", "hire", "today"]
TOPIC = "culvert"
LONG_AGO = date(2015, 3, 1)
POST = b"The Dell Street culvert is closed until Friday."
EDITED = b"The Dell Street culvert is closed until Sunday."
OTHER = b"Come to the summer picnic."
COMMENTS = b"ada.h\nMy cellar is full because of the culvert.\n2h\nbruiz\nWho pays for it?\n1h\n"
LATER = "The culvert opens again on Tuesday. - Wexham Falls Police"
WITHOUT = b"ada.h\nMy cellar is full because of the culvert.\n2h\n"


def build(pack="pd"):
    """The town of publishing, with a post that was edited and is gone, a thread, and a draft, all on one topic."""
    town = town_of(pack)
    town.counsel = hire("Max Orr", town.city, title="City Attorney")
    town.custodian = hire("Ines Moy", town.city, title="Records custodian")
    give(Role.ATTORNEY, town.counsel, town.city)
    give(Role.RECORDS_CUSTODIAN, town.custodian, town.city)
    town.site = town.page.row
    town.first = posted(town, "posts/1", POST)
    town.edited = posted(town, "posts/1", EDITED)
    saw(as_(town.custodian), town.first.record, Sight.GONE, timezone.now())
    town.other = posted(town, "posts/2", OTHER)
    told = {"title": "Culvert", "address": "https://social.example/police/7"}
    town.thread = record_thread(as_(town.custodian), Recorded(site=town.site.id, page=Page(COMMENTS), **told))
    town.comment = add_item(
        as_(town.custodian),
        town.thread.pk,
        Saw(handle="bruiz", words="Who pays for it?", shown_at="1h"),
    ).item
    capture_again(as_(town.custodian), town.thread.pk, Page(WITHOUT))
    town.draft = drafted(town, "The culvert opens again on Monday. - Wexham Falls Police")
    publishing.save_draft(as_(town.sam), town.draft.row.id, written(LATER))
    return town


def posted(town, name, data, **more):
    seen = {
        "kind": "post",
        "source": "example",
        "object": name,
        "seen_at": timezone.now(),
        "media_type": "text/plain",
        "series": "house/posts",
        "text": data.decode(),
        "site": town.site.id,
        "unit": town.site.unit_id,
        "day": LONG_AGO,
    }
    return capture(as_(town.custodian), Sighting(**seen | more), data)


def signed():
    """The journal signed with a key of its own, as every record that is served has it."""
    make_key(settings.FOLDER.keys, INTERNAL, "records.example/internal")
    sign_and_publish(INTERNAL, timezone.now())


def told(town, **more):
    scope = more.pop("scope", Scope(sites=frozenset({town.site.id}), words=(TOPIC,)))
    given = {
        "unit": town.city.id,
        "kind": DemandKind.DISCOVERY_ORDER,
        "authority": "Superior Court, Dell v. City",
        "number": "26-CV-0114",
        "received_on": today(),
        "due_on": today(),
        "scope": scope,
        "holding": Holding(matter="civil-2026-014"),
    }
    return Received(**given | more)


def received(town, who=None, **more):
    return services.record_demand(as_(who or town.counsel), told(town, **more)).pk


def searched(town, who=None, **more):
    demand = received(town, who, **more)
    services.search_for(as_(who or town.custodian), demand)
    return demand


def seen(town, demand):
    return demand_of(as_(town.counsel), demand, today())


def found(town, demand):
    return found_by(seen(town, demand).last("searched"))


def words_found(town, demand):
    return [one.text for one in kept(found(town, demand)).values()]


def opened(data):
    """The files of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def repacked(files):
    """A package of those files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return made.getvalue()


def manifest(files):
    return json.loads(files["manifest.json"])


def custody(files):
    return json.loads(files["custody.json"])


def verified(folder, data):
    """What a stranger finds with Python alone, in a folder with the package's files: the ending and the answer."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        package.extractall(folder)
    call = [sys.executable, "-I", "-S", "journal/verify_bailiwick.py", "journal", "--format", "json"]
    ended = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
    return ended.returncode, json.loads(ended.stdout)
