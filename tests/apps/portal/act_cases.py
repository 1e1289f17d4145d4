"""The acts of the portal, each allowed and refused (T33)."""

from tests.apps.act_cases import ActCase
from tests.apps.sites.playing import as_, build
from tests.apps.sites.watching import police_page

from bailiwick.apps.accounts.selectors import stranger
from bailiwick.apps.portal.models import Finding
from bailiwick.apps.portal.services import answer_report, publish, take_report, withdraw

COMPLAIN = "Call 555-0122, or write to press@wexham.example."


def _town():
    town = build("pd")
    town.page = police_page(town)
    return town


def _public():
    town = _town()
    publish(as_(town.chief), site_id=town.page.id, complain=COMPLAIN)
    return town


def _reported():
    town = _public()
    town.report = take_report(stranger("192.0.2.7"), page="https://social.example/WexhamP0lice")
    return town


CASES = {
    "portal.publish": ActCase(
        prepare=_town,
        allowed=lambda town: publish(as_(town.chief), site_id=town.page.id, complain=COMPLAIN),
        refused=lambda town: publish(as_(town.officer), site_id=town.page.id, complain=COMPLAIN),
    ),
    "portal.withdraw": ActCase(
        prepare=_public,
        allowed=lambda town: withdraw(as_(town.chief), site_id=town.page.id),
        refused=lambda town: withdraw(as_(town.press), site_id=town.page.id),
    ),
    "portal.report.take": ActCase(
        prepare=_public,
        allowed=lambda _: take_report(stranger("192.0.2.7"), page="@WexhamP0lice"),
        never_refused="anybody may report a page; how many come from one network is counted before",
    ),
    "portal.report.answer": ActCase(
        prepare=_reported,
        allowed=lambda town: answer_report(
            as_(town.press), report=town.report.id, finding=Finding.IMPOSTOR, words="Told the platform."
        ),
        refused=lambda town: answer_report(
            as_(town.officer), report=town.report.id, finding=Finding.IMPOSTOR
        ),
    ),
}
