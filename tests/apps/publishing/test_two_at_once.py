"""Two people act on one post at the same moment: one of them is first, and the other is told."""

import threading

import pytest
from django.db import connection, connections
from django.db.utils import OperationalError
from django.utils import timezone
from tests.apps.publishing.playing import GUILT, LINK, TIPS, as_, cleared, drafted, now, town_of

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.models import Waiver
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.publishing import services
from bailiwick.apps.publishing.errors import PublishingError
from bailiwick.apps.publishing.models import DraftStep, StepKind
from bailiwick.apps.publishing.services import Posted
from bailiwick.kernel.errors import BailiwickError

pytestmark = pytest.mark.django_db(transaction=True)
AIM = "pd.outreach"
TOLD = (PublishingError, ApprovalsError, RefusedError)


def at_once(*deeds):
    """Do all at the same moment, each on a connection of its own; what each came to."""
    together, ended = threading.Barrier(len(deeds)), []

    def run(deed):
        try:
            together.wait(20)
            deed()
            ended.append(None)
        except (BailiwickError, OperationalError) as error:
            ended.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(one,)) for one in deeds]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert len(ended) == len(deeds)
    return ended


def one_of_two(ended):
    """Exactly one was done, and the other was told why not (SQLite may also say that it is busy)."""
    failed = [one for one in ended if one is not None]
    assert len(failed) == 1, ended
    assert isinstance(failed[0], TOLD) or connection.vendor == "sqlite"


def test_a_post_is_called_off_or_out_and_never_both():
    town = town_of("pd")
    draft = cleared(town, drafted(town, TIPS, AIM)).row.id
    posted = Posted(link=LINK, at=timezone.now())
    one_of_two(
        at_once(
            lambda: services.record_posted(as_(town.sam), draft, posted),
            lambda: services.call_off(as_(town.press), draft),
        )
    )
    kinds = [one.kind for one in DraftStep.objects.order_by("number")]
    assert kinds in ([StepKind.CLEARED, StepKind.PUBLISHED], [StepKind.CLEARED, StepKind.CALLED_OFF])


def test_what_is_posted_twice_at_once_is_entered_once():
    town = town_of("pd")
    draft = cleared(town, drafted(town, TIPS, AIM)).row.id
    posted = Posted(link=LINK, at=timezone.now())
    one_of_two(at_once(*[lambda: services.record_posted(as_(town.sam), draft, posted)] * 2))
    assert DraftStep.objects.filter(kind=StepKind.PUBLISHED).count() == 1


def test_two_answers_to_one_reading_are_one():
    town = town_of("pd")
    draft = drafted(town, GUILT, AIM)
    services.ask_reading(as_(town.sam), draft.row.id, clause="pd/IV.B.3.s1", reason="A film.")
    asked = now(draft).readings[0].ask_id
    told = {"digest": draft.now.digest, "words": "As I read it."}
    one_of_two(
        at_once(
            *(
                lambda granted=granted: services.answer_reading(
                    as_(town.chief), asked, granted=granted, **told
                )
                for granted in (True, False)
            )
        )
    )
    answered = now(draft).readings[0].ask
    assert Waiver.objects.filter(asked=answered).count() == int(answered.granted)
    assert Entry.objects.filter(act="publishing.reading.answer", outcome="done").count() == 1
