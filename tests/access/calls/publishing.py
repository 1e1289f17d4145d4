"""Drafts and posts, by everybody: somebody of Patrol has a right on a page there, and writes for it."""

from uuid import uuid4

from django.utils import timezone
from tests.access.acting import Call
from tests.access.calls.posting import right_of
from tests.access.calls.sites import THERE, put

from bailiwick.apps.approvals.models import WaiverAsk
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.publishing import services
from bailiwick.apps.publishing.models import Draft, DraftStep, Reading, StepKind, Version
from bailiwick.apps.publishing.selectors.drafts import draft_for, load, sees_to, to_read, visible_to
from bailiwick.apps.publishing.services import Posted, Written
from bailiwick.apps.sites.models import RightStepKind
from bailiwick.kernel.canonical import digest_of_text

TEXT = "Lock your car tonight."
CLAUSE = "nmpd/V.G.2.s1"
OF_PATROL, CLEARED = "of somebody of Patrol", "of somebody of Patrol, that passed the gate"
OF_LEFT = "of somebody who has left"
ENDED = "of somebody of Patrol whose right there has ended"


def writes(town, who="member", *rights, cleared=False):
    """A draft of theirs for a page of Patrol, past the acts that make it; `rights` are the steps of theirs there."""
    page = put(town, *THERE)
    right_of(town, *rights, who=who, page=page)
    person, at = town.people[who], timezone.now()
    with building_tables():
        draft = Draft.objects.create(site_id=page, author=person, begun_at=at)
        version = Version.objects.create(
            key=f"{draft.id}:1",
            draft=draft,
            number=1,
            text=TEXT,
            digest=digest_of_text(TEXT),
            own_device=False,
            identified=True,
            by=person,
            at=at,
        )
        if cleared:
            DraftStep.objects.create(
                key=f"{draft.id}:1",
                draft=draft,
                number=1,
                kind=StepKind.CLEARED,
                version=version,
                passage=uuid4(),
                by=person,
                day=town.today,
                at=at,
            )
    return draft


def asked_to_read(town):
    """Somebody of Patrol asks that a draft of theirs is read."""
    version = writes(town).versions.get()
    with building_tables():
        ask = WaiverAsk.objects.create(
            unit=version.draft.site.unit,
            kind="second-reader:second-reader",
            clause=CLAUSE,
            thing=f"post {version.draft_id} {version.digest}",
            reason="It is a film.",
            by=version.by,
            asked_at=timezone.now(),
        )
        return Reading.objects.create(ask=ask, version=version)


def posting(town):
    """For the rows of addresses: a draft, one that passed, and one that somebody is asked to read."""
    town.post_draft, town.post_cleared = writes(town).id, writes(town, cleared=True).id
    town.post_page = Draft.objects.get(pk=town.post_draft).site_id
    town.post_reading = asked_to_read(town)
    town.post_read, town.post_digest = town.post_reading.version.draft_id, town.post_reading.version.digest
    town.post_reading = town.post_reading.pk
    town.post_when = timezone.localtime().strftime("%Y-%m-%dT%H:%M")


def _page(town):
    page = put(town, *THERE)
    right_of(town, page=page)
    return page


def _ended(town):
    return writes(town, "member", RightStepKind.ENDED)


def _posted():
    return Posted(link="https://social.example/patrol/1", at=timezone.now())


CALLS = {
    "publishing.draft.begin": {
        "for a page of Patrol on which somebody there has a right": Call(
            lambda _, me, page: services.begin_draft(me, page, Written(text=TEXT)), _page
        )
    },
    "publishing.draft.save": {
        OF_PATROL: Call(
            lambda _, me, draft: services.save_draft(me, draft.id, Written(text="Other words.")), writes
        ),
        ENDED: Call(
            lambda _, me, draft: services.save_draft(me, draft.id, Written(text="Other words.")), _ended
        ),
    },
    "publishing.draft.call-off": {
        OF_PATROL: Call(lambda _, me, draft: services.call_off(me, draft.id), writes)
    },
    "publishing.post.clear": {
        OF_PATROL: Call(
            lambda _, me, draft: services.clear_draft(me, draft.id, digest=digest_of_text(TEXT)), writes
        ),
        ENDED: Call(
            lambda _, me, draft: services.clear_draft(me, draft.id, digest=digest_of_text(TEXT)), _ended
        ),
    },
    "publishing.post.record": {
        CLEARED: Call(
            lambda _, me, draft: services.record_posted(me, draft.id, _posted()),
            lambda town: writes(town, cleared=True),
        )
    },
    "publishing.reading.ask": {
        OF_PATROL: Call(
            lambda _, me, draft: services.ask_reading(me, draft.id, clause=CLAUSE, reason="A film."), writes
        )
    },
    "publishing.reading.answer": {
        "that somebody of Patrol asked for": Call(
            lambda _, me, one: services.answer_reading(me, one.pk, granted=True, digest=digest_of_text(TEXT)),
            asked_to_read,
        )
    },
}


def _left(town):
    return writes(town, "left")


READS = {
    "publishing.draft_for": {
        OF_PATROL: Call(lambda town, me, draft: draft_for(me, draft.id, town.today), writes),
    },
    "publishing.visible_to": {
        OF_LEFT: Call(lambda town, me, draft: visible_to(me, load(draft.id), town.today), _left),
    },
    "publishing.sees_to": {
        OF_PATROL: Call(lambda town, me, draft: sees_to(me, load(draft.id), town.today), writes),
    },
    "publishing.to_read": {
        "that somebody of Patrol asked for": Call(lambda town, me, _: to_read(me, town.today), asked_to_read),
    },
}
