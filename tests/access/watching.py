"""What the rows about pages name: a page of the Police that is watched and public, one that is not, and a report."""

from io import BytesIO
from uuid import uuid4

from django.utils import timezone
from PIL import Image
from tests.access.calls.posting import right_of
from tests.access.calls.publishing import posting
from tests.apps.roster.town import as_, hire
from tests.apps.sites.playing import drawn
from tests.apps.sites.watching import ABOUT, html, police_page, seen

from bailiwick.apps.accounts.selectors import stranger
from bailiwick.apps.archive.services import Page, Recorded, Saw, Writer, add_item, mark, record_thread
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.services import capture
from bailiwick.apps.portal.models import Finding, Report, ReportAnswer
from bailiwick.apps.portal.services import publish, take_report
from bailiwick.apps.sites.facts.watching import shown_text
from bailiwick.apps.sites.models import Harm, NoticeLost, NoticeRead, Platform, Reading, Source
from bailiwick.apps.sites.services import Edit, Seen, enter_platform, open_takeover, report_edit, see_emblem
from bailiwick.policy.facts.subjects import PageFacts


def watched_pages(town):
    """The Chief owns the page, so that nobody else among the seats does."""
    town.facebook = Platform.objects.get(pk=town.platform)
    town.press, town.partner = town.chief, town.chief
    town.page, town.hidden = police_page(town), police_page(town, handle="Hidden")
    first = seen(town.page, html())
    seen(town.page, html(about=ABOUT.replace("Comments are monitored.", "")), at=timezone.now())
    town.reading, town.lost = first.reading.id, NoticeLost.objects.filter(site=town.page).first().id
    publish(as_(town.chief), site_id=town.page.id, complain="Call 555-0122.")
    town.waived = NoticeRead.objects.exclude(waives="").first()
    town.waived = town.waived.binding if town.waived else ""
    left = police_page(town, handle="Left", owner=town.people["left"].id)
    with building_tables():
        Report.objects.create(receipt="AAAA-AAAB", page="@Left", like=left, at=timezone.now())
    town.shot, town.shot_broken = (_pictured(town, data) for data in (_picture(), b"no picture"))
    town.drawn_page = _pictured(town, _picture(), Source.LIVE)
    taken = police_page(town, handle="Taken")
    seen_there = Seen(harm=Harm.TAKEN_OVER, words="It sells sunglasses.", site=taken.id)
    town.takeover = open_takeover(as_(town.people["member"]), seen_there).row.id
    town.impostor, town.impostor_left = (_found_impostor(town, one) for one in (town.page, left))
    town.reading_gone = _read(town.hidden, Source.LIVE, town.nobody)
    town.right = right_of(town, "suspended", page=town.page.id)
    posting(town)
    seen_picture = see_emblem(as_(town.chief), town.page.id, data=drawn("navy"))
    town.picture = seen_picture.capture
    town.repainted = see_emblem(as_(town.chief), town.page.id, data=drawn("orange")).id
    town.wiki = enter_platform(as_(town.chief), name="Wikipedia").id
    edit = Edit(platform=town.wiki, article="Wexham Falls Police", words="It was founded in 1881.")
    town.edit = report_edit(as_(town.people["member"]), edit).id
    _talked(town)
    town.report = take_report(stranger("192.0.2.9"), page="@WexhamP0lice")
    town.receipt = town.report.receipt


def _talked(town):
    """A thread of the page, with something that nobody has said who wrote, and something by a member of the board."""
    clerk, page = (
        as_(town.people["every-other-role"]),
        Page(b"dan\nCount me in.\nada.h\nClose the lot.\ngus\nWhy?"),
    )
    told = Recorded(site=town.page.id, title="North lot", address="https://social.example/7", page=page)
    thread = record_thread(as_(town.chief), told)
    town.thread, town.kept_thread = thread.pk, thread.steps.get().capture
    items = [
        add_item(as_(town.chief), thread.pk, Saw(handle=handle, words=words)).item
        for handle, words in (("ada.h", "Close the lot."), ("dan", "Count me in."))
    ]
    town.said, town.said_by_member = (one.pk for one in items)
    sits = town.board_member = hire("Ada Holt", town.board)
    mark(clerk, town.said_by_member, Writer(town.board.id, sits.id))
    town.writer = f"{town.board.id}:{sits.id}"


def _picture():
    drawn = BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    return drawn.getvalue()


def _found_impostor(town, site):
    """A report of what poses as a page, as whoever looked found."""
    with building_tables():
        row = Report.objects.create(receipt=str(uuid4())[:9], page="@Copy", like=site, at=timezone.now())
        ReportAnswer.objects.create(report=row, finding=Finding.IMPOSTOR, by=town.chief, at=timezone.now())
    return row.id


def _pictured(town, data, source=Source.SCREENSHOT):
    """A picture of the page that is not public, as somebody brought it; nobody has read its words."""
    seen_there = Sighting(
        kind="page",
        source="sites",
        object=f"page/{town.hidden.id}",
        seen_at=timezone.now(),
        media_type="image/*",
        method="screenshot",
        site=town.hidden.id,
    )
    return _read(town.hidden, source, capture(CLOCKWORK, seen_there, data).capture)


def _read(site, source, kept):
    with building_tables():
        return Reading.objects.create(
            site=site,
            source=source,
            capture=kept,
            digest="sha256:0",
            marks="",
            shown=shown_text(PageFacts()),
            rule="",
            rule_digest="",
            at=timezone.now(),
        ).id
