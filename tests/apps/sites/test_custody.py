"""The credentials of a page: two people keep them, disclosures are entered, they are changed after somebody leaves."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import as_, must_refuse, today
from tests.apps.sites.posting import TICKET, granted, page_of_parks

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import leave
from bailiwick.apps.sites import services
from bailiwick.apps.sites.contributions import holdings, wrong
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.custody import CustodyDone, custody_of, owed_since
from bailiwick.apps.sites.facts.secrets import looks_like_secret
from bailiwick.apps.sites.models import CustodyKind, CustodyStep
from bailiwick.apps.sites.selectors import site
from bailiwick.apps.sites.selectors.custody import wants
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db

SECRETS = [
    "hunter22",
    "Summer2024!",
    "the password is Wexham2024",
    "pw: kitten",
    "pin: 4921",
    "backup codes 1234-5678 9012-3456",
    "otpauth://totp/x",
    "ABCD EFGH IJKL MNOP 2345",
    "passcode = blue42",
    "Tr0ub4dor&3",
    "P@ssw0rd",
    "the code is 492817",
    "contraseña: perro2020",
    "X7!KLMN9",
    "login: Fido77",
    "password: correcthorsebattery",
]
PLACES = [
    "The city’s vault",
    "1Password, vault Communications",
    "Ticket INC-20231",
    "Locked cabinet, room 12b, City Hall",
    "Changed on 2026-03-04, ticket 48213",
    "sam.reed@wexham.example",
    "Bitwarden, folder Pages",
    "https://vault.example/x",
    "She needs the password to post on Saturday; called 555-0122.",
    "The password was changed after Sam left.",
    "The code is kept in the safe.",
    "Helpdesk CHG0012345",
    "iPhone 15, agency no. 4411",
    "Passwords are in the vault of IT since May.",
]


@pytest.mark.parametrize("text", SECRETS)
def test_what_looks_like_a_password_or_a_code_is_seen(text):
    assert looks_like_secret(text)


@pytest.mark.parametrize("text", PLACES)
def test_places_tickets_and_reasons_are_no_secrets(text):
    assert not looks_like_secret(text)


@pytest.fixture
def town():
    return page_of_parks()


def says(town, day=None):
    page = site(town.page.row.id)
    return [str(one.says) for one in wants([page], day or today()).get(page.row.id, ())]


def named(town):
    for who in (town.asker, town.backup):
        services.name_custodian(as_(town.asker), town.page.row.id, who.id)


def test_fewer_than_two_custodians_are_an_open_exception(town):
    assert says(town) == ["Nobody is named who keeps its credentials; two people do."]
    services.name_custodian(as_(town.asker), town.page.row.id, town.asker.id)
    assert says(town) == ["One person alone keeps its credentials; two people do."]
    told = [str(one.says) for one in wrong(Looker(town.asker.id, timezone.now()))]
    assert any("One person alone keeps its credentials" in one for one in told)
    services.name_custodian(as_(town.asker), town.page.row.id, town.backup.id)
    assert says(town) == []
    held = [str(one.says) for one in holdings(town.backup.id, Looker(town.asker.id, timezone.now()))]
    assert "Keeps the credentials of the page Wexham Falls Parks." in held


def test_where_they_are_kept_is_told_and_a_password_is_refused_and_kept_nowhere(town, browser):
    client, address = browser(town.asker), f"/sites/{town.page.row.id}/custody/keep"
    again = client.post(address, {"keep-words": "the password is Wexham2024"})
    assert (again.status_code, "looks like a password" in words(again)) == (422, True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sites_custody_step")
        assert cursor.fetchone() == (0,)
    assert client.post(address, {"keep-words": "The city’s vault"}).status_code == 302
    page = f"/sites/{town.page.row.id}/posters"
    assert "Kept in The city’s vault" in words(client.get(page))
    assert "The city’s vault" not in words(browser(town.press).get(page))


def test_a_disclosure_tells_to_whom_why_and_when_and_only_a_custodian_or_the_owner_enters_it(town, browser):
    named(town)
    with must_refuse("not-owner"):
        services.disclose(as_(town.sam), town.page.row.id, town.sam.id, "I need them.")
    row = services.disclose(as_(town.backup), town.page.row.id, town.sam.id, "For the storm on Saturday.")
    assert (row.person_id, row.by_id, row.words, row.day) == (
        town.sam.id,
        town.backup.id,
        "For the storm on Saturday.",
        timezone.localdate(row.at),
    )
    shown = words(browser(town.backup).get(f"/sites/{town.page.row.id}/posters"))
    assert "Ty Wells disclosed them to Sam Reed" in shown
    assert "For the storm on Saturday." in shown


def test_after_a_poster_or_a_custodian_leaves_they_are_to_be_changed_until_somebody_says_so(town):
    named(town)
    granted(town)
    tomorrow = today() + timedelta(days=1)
    for who in (town.sam, town.backup):
        leave(OPERATOR, person=who.id, day=tomorrow)
    assert not [one for one in says(town) if "to be changed" in one]
    owed = [one for one in says(town, tomorrow) if "to be changed" in one]
    assert {name for name in ("Sam Reed", "Ty Wells") for one in owed if name in one} == {
        "Sam Reed",
        "Ty Wells",
    }


def test_a_released_custodian_makes_them_due_and_the_change_is_entered_with_how_one_can_see_it(town):
    named(town)
    services.release_custodian(as_(town.asker), town.page.row.id, town.backup.id, "Another job.")
    assert any("to be changed: Ty Wells" in one for one in says(town))
    with pytest.raises(SitesError, match="how one can see it"):
        services.rotate(as_(town.asker), town.page.row.id, " ")
    services.rotate(as_(town.asker), town.page.row.id, TICKET)
    assert not any("to be changed" in one for one in says(town))
    assert CustodyStep.objects.count() == 4


def test_what_is_owed_since_a_day_is_owed_since_its_noon(town):
    named(town)
    services.release_custodian(as_(town.asker), town.page.row.id, town.backup.id, "Another job.")
    [alone, owed] = wants([site(town.page.row.id)], today())[town.page.row.id]
    assert alone.since is None
    assert timezone.localtime(owed.since).hour == 12


def test_who_was_released_late_in_the_evening_is_owed_since_that_day():
    evening = datetime(2026, 3, 9, 23, 30, tzinfo=ZoneInfo("America/Chicago"))
    steps = [
        CustodyDone(kind=kind, at=evening, day=date(2026, 3, 9), person=UUID(int=1))
        for kind in (CustodyKind.NAMED, CustodyKind.RELEASED)
    ]
    assert owed_since(custody_of(steps), {}, {}, date(2026, 3, 10)) == {UUID(int=1): date(2026, 3, 9)}
