"""Reports of pages that may only look like ours: taken in from anybody, within limits, and answered by who oversees."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from bailiwick.apps.journal.services import Doing, act, housekeeping
from bailiwick.apps.portal.errors import PortalError, TooManyError
from bailiwick.apps.portal.facts import Answer
from bailiwick.apps.portal.models import Finding, Intake, Report, ReportAnswer
from bailiwick.apps.portal.permissions import me, require_overseeing
from bailiwick.apps.portal.selectors.public import find
from bailiwick.apps.roster.selectors import is_colleague
from bailiwick.kernel.sentence import say

MOST_PAGE, MOST_WORDS = 500, 2000
OF_ONE_NETWORK, IN_ALL = 5, 200
"""Reports that we take in an hour."""
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_HALF = 4
_LIKE = frozenset({Answer.POSES, Answer.LOOKS_LIKE, Answer.NAME_IS_OURS})


def count_in(network: str, now: datetime) -> None:
    """Count one report of a network. Raises TooManyError. The network is kept as a digest, and for two hours."""
    hour = f"{now:%Y-%m-%dT%H}"
    key = f"{settings.SECRET_KEY} intake {hour}".encode()
    digest = hmac.new(key, network.encode(), hashlib.sha256).hexdigest()
    with housekeeping("portal_intake"), transaction.atomic():
        Intake.objects.exclude(hour=hour).delete()
        Intake.objects.bulk_create([Intake(hour=hour, network=digest)], ignore_conflicts=True)
        # A try that is refused is not counted: one network could close the intake for everybody otherwise.
        mine = Intake.objects.filter(hour=hour, network=digest, number__lt=OF_ONE_NETWORK)
        counted = mine.update(number=F("number") + 1)
        whole = Intake.objects.filter(hour=hour).aggregate(whole=Sum("number"))["whole"]
    if not counted or whole > IN_ALL:
        raise TooManyError(
            "More reports have come than we can take in an hour.", remedy="Try again in an hour, or call us."
        )


def look_over(page: str, words: str) -> None:
    """Whether a report can be taken, before it is counted. Raises PortalError."""
    if not page.strip():
        raise PortalError("Which page is it?", remedy="Give its link or its name there.")
    if len(page) > MOST_PAGE or len(words) > MOST_WORDS:
        raise PortalError("This is longer than we can take.", remedy="Shorten it.")


@act("portal.report.take", say("took in a report of a page"))
def take_report(doing: Doing, *, page: str, words: str = "") -> Report:
    """Take a report in: which page, and what is odd about it. Nothing is asked or kept of who reports."""
    look_over(page, words)
    page = " ".join(page.split())
    found = find(page, timezone.localdate(doing.at))
    row: Report = Report.objects.create(
        receipt=_number(),
        page=_storable(page),
        words=_storable(words.replace("\r\n", "\n").strip()),
        like_id=found.sites[0].id if found.answer in _LIKE and found.sites else None,
        at=doing.at,
    )
    doing.about("report", row.id)
    doing.record(like=row.like_id)
    return row


@act("portal.report.answer", say("said what was found of a page that was reported"))
def answer_report(doing: Doing, *, report: UUID, finding: Finding, words: str = "") -> ReportAnswer:
    """Say what was found: whoever oversees pages, or owns the one that it looks like."""
    doing.about("report", report)
    rows = Report.objects.select_for_update(of=("self",)).select_related("like__place")
    row = rows.filter(pk=report).first()
    if row is None:
        raise PortalError("There is no such report.", remedy="Look at the list again.")
    place = row.like.place if row.like else None
    owns = place is not None and doing.actor.identity in {place.owner_id, place.backup_id} - {None}
    day = timezone.localdate(doing.at)
    if not (owns and is_colleague(doing.actor, day)):
        require_overseeing(doing.actor, day, row.like.unit_id if row.like else None)
    if ReportAnswer.objects.filter(report=row).exists():
        raise PortalError("Somebody has answered it already.", remedy="Look at the list again.")
    if len(words) > MOST_WORDS:
        raise PortalError("This is longer than we can take.", remedy="Shorten it.")
    made: ReportAnswer = ReportAnswer.objects.create(
        report=row, finding=finding, words=_storable(words.strip()), by_id=me(doing), at=doing.at
    )
    doing.record(finding=finding)
    return made


def _number() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(2 * _HALF))
    return f"{letters[:_HALF]}-{letters[_HALF:]}"


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
