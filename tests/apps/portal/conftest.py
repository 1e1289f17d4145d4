"""A town whose police have one public page, and several that are not public."""

from types import SimpleNamespace

import pytest
from tests.apps.portal.act_cases import COMPLAIN
from tests.apps.sites.conftest import sign_in
from tests.apps.sites.playing import as_, build, drafted, wants
from tests.apps.sites.watching import html, police_page, put_live, seen

from bailiwick.apps.portal.services import publish

__all__ = ["add_what_is_not_public", "sign_in"]


@pytest.fixture
def town(db, record_folder):
    record_folder.path.mkdir(exist_ok=True)
    record_folder.agency_file.touch()
    town = build("pd", "mpls")
    town.page = police_page(town)
    seen(town.page, html())
    publish(as_(town.chief), site_id=town.page.id, complain=COMPLAIN)
    return town


def add_what_is_not_public(town):
    """A draft, a page that is live and not public, one that is closed, and readings of them: secrets in all of them."""
    drafted(town, handle="SecretDraft", goal="SECRET")
    told = {"unit": town.police, "platform": town.tiktok, "owner": town.press.id, "goal": "SECRET"}
    rows = [
        told | {"handle": "WexhamPoliceSecret", "address": "https://social.example/WexhamPoliceSecret"},
        told | {"handle": "SecretClosed", "stage": "closed"},
        told | {"handle": "SecretClosing", "stage": "closing"},
    ]
    hidden = put_live(rows)
    seen(hidden[0], html(about="SECRET. Comments are monitored."))
    return SimpleNamespace(hidden=hidden, wants=wants)
