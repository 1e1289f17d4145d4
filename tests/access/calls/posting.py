"""Rights to post and the custody of credentials, by everybody: somebody of Patrol has a right, and keeps a login."""

from uuid import uuid4

from django.utils import timezone
from tests.access.acting import Call
from tests.access.calls.sites import THERE, put
from tests.apps.roster.town import as_
from tests.apps.sites.playing import another_agency

from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import CustodyKind, CustodyStep, Harm, PosterRight, RightStep, StepKind
from bailiwick.apps.sites.selectors.posting_page import posters_of
from bailiwick.apps.sites.selectors.posting_who import may_end, may_stop
from bailiwick.apps.sites.selectors.running import may_run, runs
from bailiwick.apps.sites.selectors.sites import site
from bailiwick.apps.sites.services import Poster

ENDING = (*THERE, StepKind.CLOSURE_ORDERED)


def right_of(town, *kinds, who="member", page=None, words="A complaint is looked at."):
    """Somebody's right on a page, those steps on, past the acts that give it."""
    person, at = town.people[who], timezone.now()
    with building_tables():
        row = PosterRight.objects.create(
            site_id=page or put(town, *THERE),
            person=person,
            right="post",
            own_device=False,
            by=town.chief,
            passage=uuid4(),
            day=town.today,
            at=at,
        )
        for number, kind in enumerate(kinds, start=1):
            RightStep.objects.create(
                key=f"{row.id}:{number}",
                right=row,
                number=number,
                kind=kind,
                by=town.chief,
                words=words,
                day=town.today,
                at=at,
            )
    return row.id


def kept(town):
    """A page of Patrol whose credentials somebody there keeps."""
    page = put(town, *THERE)
    with building_tables():
        CustodyStep.objects.create(
            key=f"{page}:1",
            site_id=page,
            number=1,
            kind=CustodyKind.NAMED,
            person=town.people["member"],
            by=town.chief,
            day=town.today,
            at=timezone.now(),
        )
    return page


def of_leaver(town):
    """A page of Patrol whose owner has left, with the account still open."""
    return put(town, *THERE, owner=town.people["left"].id)


def _page(*kinds):
    return lambda town: put(town, *(kinds or THERE))


def _poster(town, page, who=None):
    return Poster(site=page, person=(who or town.people["member"]).id)


def _asks(town, me, page, who=None):
    return services.ask_posting(me, _poster(town, page, who), "Closed roads.")


def _of_another(town):
    return put(town, *THERE), another_agency()


def _right(*kinds, who="member"):
    return lambda town: right_of(town, *kinds, who=who)


def _does(service):
    return lambda town, me, right: service(me, right, "Ticket 12")


OF_PATROL = "of somebody of Patrol, on a page there"
OF_LEAVER = "a page of Patrol whose owner has left"
KEPT = "of a page of Patrol that somebody there keeps"


def _taken_over(town):
    """A page of Patrol that somebody there reported to be in others' hands."""
    page = put(town, *THERE)
    seen = services.Seen(harm=Harm.TAKEN_OVER, words="It sells sunglasses.", site=page)
    services.open_takeover(as_(town.people["member"]), seen)
    return page


def _answers_to_leaver(town):
    """A page of Patrol, where somebody still answers to one who has left."""
    with building_tables():
        town.people["member"].memberships.update(supervisor=town.people["left"])
    return put(town, *THERE)


CALLS = {
    "sites.posting.ask": {
        "for somebody of Patrol, on a page there": Call(_asks, _page()),
        "for somebody of another agency": Call(lambda town, me, made: _asks(town, me, *made), _of_another),
        "on one that ends": Call(_asks, _page(*ENDING)),
    },
    "sites.posting.grant": {
        of: Call(lambda town, me, page: services.grant_right(me, _poster(town, page)), _page(*kinds))
        for of, kinds in (("to which nobody has said yes", THERE), ("on one that ends", ENDING))
    }
    | {
        "on one that is not in our hands": Call(
            lambda town, me, page: services.grant_right(me, _poster(town, page)), _taken_over
        )
    },
    "sites.posting.suspend": {
        OF_PATROL: Call(_does(services.suspend_right), _right()),
        f"on {OF_LEAVER}": Call(
            _does(services.suspend_right), lambda town: right_of(town, page=of_leaver(town))
        ),
    },
    "sites.posting.lift": {
        "that was stopped, with no leave that stands": Call(_does(services.lift_right), _right("suspended"))
    },
    "sites.posting.end": {
        OF_PATROL: Call(_does(services.end_right), _right()),
        "that is over": Call(_does(services.end_right), _right("ended")),
    },
    "sites.posting.removed": {
        "that is over": Call(_does(services.show_removed), _right("ended")),
        "that was the officer's, and is over": Call(
            _does(services.show_removed), _right("ended", who="themself")
        ),
        "that stands": Call(_does(services.show_removed), _right()),
    },
    "sites.posting.let-go": {
        of: Call(lambda town, me, right: services.end_right_as_they_go(me, right), _right(who=who))
        for of, who in (
            ("of somebody of Patrol who has left", "left"),
            ("of somebody who works there", "member"),
        )
    },
    "sites.custody.name": {
        of: Call(lambda town, me, page: services.name_custodian(me, page, town.officer.id), _page(*kinds))
        for of, kinds in (("of a page of Patrol", THERE), ("of a draft", (StepKind.DRAFTED,)))
    },
    "sites.custody.release": {
        "of a page of Patrol": Call(
            lambda town, me, page: services.release_custodian(
                me, page, town.people["member"].id, "Another job."
            ),
            kept,
        )
    },
    "sites.custody.keep": {
        "of a page of Patrol": Call(
            lambda _, me, page: services.say_where_kept(me, page, "The vault"), _page()
        )
    },
    "sites.custody.disclose": {
        of: Call(lambda town, me, page: services.disclose(me, page, town.officer.id, "A storm."), prepare)
        for of, prepare in ((KEPT, kept), ("of a draft", _page(StepKind.DRAFTED)))
    },
    "sites.custody.rotate": {KEPT: Call(lambda _, me, page: services.rotate(me, page, "Ticket 12"), kept)},
}
READS = {
    "sites.posters_of": {
        KEPT: Call(lambda town, me, page: posters_of(me, site(page), town.today).sees_custody, kept)
    },
    **{
        f"sites.{asks.__name__}": {
            of: Call(lambda town, me, page, asks=asks: asks(me, site(page), town.today), prepare)
            for of, prepare in (("a page of Patrol", _page()), (OF_LEAVER, of_leaver))
        }
        for asks in (may_run, runs)
    },
    **{
        f"sites.{asks.__name__}": {
            of: Call(
                lambda town, me, page, asks=asks, who=who: asks(
                    me, site(page), town.people[who].id, town.today
                ),
                prepare,
            )
            for of, who, prepare in (
                ("the right of somebody of Patrol", "member", _page()),
                ("the right of somebody whose superior has left", "member", _answers_to_leaver),
                ("the right of somebody who has left", "left", _page()),
            )
        }
        for asks in (may_stop, may_end)
    },
}
