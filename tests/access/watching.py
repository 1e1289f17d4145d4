"""What the rows about pages name: a page of the Police that is watched and public, one that is not, and a report."""

from django.utils import timezone
from tests.apps.roster.town import as_
from tests.apps.sites.watching import ABOUT, html, police_page, seen

from bailiwick.apps.accounts.selectors import stranger
from bailiwick.apps.portal.services import publish, take_report
from bailiwick.apps.sites.models import NoticeLost, Platform


def watched_pages(town):
    """The Chief owns the page, so that nobody else among the seats does."""
    town.facebook = Platform.objects.get(pk=town.platform)
    town.press, town.partner = town.chief, town.chief
    town.page, town.hidden = police_page(town), police_page(town, handle="Hidden")
    first = seen(town.page, html())
    seen(town.page, html(about=ABOUT.replace("Comments are monitored.", "")), at=timezone.now())
    town.reading, town.lost = first.reading.id, NoticeLost.objects.filter(site=town.page).first().id
    publish(as_(town.chief), site_id=town.page.id, complain="Call 555-0122.")
    town.report = take_report(stranger("192.0.2.9"), page="@WexhamP0lice")
    town.receipt = town.report.receipt
