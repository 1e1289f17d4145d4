"""The acts of sites: platforms and their terms, and a page from its draft to its end, by everybody.

A page of Patrol is the officer's, with the supervisor behind her; the Chief oversees it. One of Parks is that of
somebody who works there, and goes the whole way through the queue of the City's policy.
"""

from functools import cache
from types import SimpleNamespace
from uuid import uuid4

from django.utils import timezone
from tests.access.acting import Call
from tests.apps.roster.town import as_, give, hire, power
from tests.apps.sites import playing
from tests.apps.sites.watching import html

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.roster.models import OfficeHolder, Role
from bailiwick.apps.roster.services import delegate, end_office
from bailiwick.apps.sites import services
from bailiwick.apps.sites.facts import sets_text
from bailiwick.apps.sites.models import (
    Aim,
    Comments,
    Document,
    Ending,
    Function,
    Harm,
    Item,
    Place,
    Platform,
    Site,
    SiteStep,
    StepKind,
)
from bailiwick.apps.sites.permissions import RIGHTS, Right
from bailiwick.apps.sites.selectors.sites import folded
from bailiwick.apps.sites.services.watching import ask_for_look, bring_page, read_again
from bailiwick.kernel.canonical import digest_of_text

K = StepKind
OF_PATROL, OF_PARKS = "a page of Patrol", "a page of Parks"
NOT_OURS = "of a page of Patrol that somebody there reported"
THERE = (K.IMPORTED, K.REVIEWED, K.LIVE)
CLOSING = (*THERE, K.CLOSURE_ORDERED)
TABLE = "platform,handle,unit,owner\nFacebook,Old,{unit},7001\n"


def put(town, *kinds, unit=None, items=(), asker=None, **sets):
    """A page as it stands after those steps, past the acts that take them: the officer's, unless `sets` say more."""
    own = {
        "owner": town.officer.id,
        "backup": town.deputy.id,
        "handle": uuid4().hex[:8],
        "goal": "Closed roads.",
    }
    own |= {"address": "https://social.example/patrol"} | sets
    with building_tables():
        row = Site.objects.create(
            number=Site.objects.count() + 5000,
            unit=unit or town.patrol,
            platform_id=town.platform,
            presence="page",
            identity=f"Facebook: {own['handle']}",
            asker_id=asker,
            entered_at=timezone.now(),
        )
        steps = [(kind, "", {}) for kind in kinds] + [(K.ITEM_DONE, item, {}) for item in items]
        steps[0] = (kinds[0], "", own)
        made = SiteStep.objects.bulk_create(
            SiteStep(
                key=f"{row.id}:{number}",
                site=row,
                number=number,
                kind=kind,
                item=item,
                sets=sets_text(**told),
                at=row.entered_at,
            )
            for number, (kind, item, told) in enumerate(steps, start=1)
        )
        after = folded(row, made, ())
        Place.objects.create(
            site=row,
            stage=after.standing.stage,
            owner_id=own["owner"],
            backup_id=own["backup"],
            handle=own["handle"],
            address=own["address"],
            touched_at=row.entered_at,
            last=len(made),
        )
    return row.id


def of_a_leaver(town):
    """A page of Patrol whose owner has left, and still has an account."""
    return put(town, *THERE, owner=town.people["left"].id)


def _patrols(*kinds, **more):
    return lambda town: put(town, *kinds, **more)


def _does(service, *given, **named):
    return lambda town, me, made: service(me, made, *given, **named)


def _cast(town):
    """The town as those see it who play a page of Parks through the queue of the City's policy."""
    every, head = town.people["every-other-role"], hire("Cleo Boone", town.parks)
    give(Role.DEPT_HEAD, head, town.parks)
    return SimpleNamespace(
        city=town.city,
        parks=town.parks,
        police=town.police,
        asker=town.people["elsewhere"],
        backup=town.gardener,
        head=head,
        speaker=every,
        clerk=every,
        techie=town.people["it"],
        facebook=Platform.objects.get(pk=town.platform),
    )


def _of_parks(plays):
    return lambda town: plays(_cast(town)).row.id


def _ready(cast):
    """Everything is done before its first day."""
    page = playing.in_set_up(cast)
    for terms in page.row.platform.terms.all():
        if terms.differs:
            services.look_at_terms(as_(cast.speaker), terms.id, "Nothing for us.")
        services.accept_terms(as_(cast.speaker), terms.id)
    services.item_done(as_(cast.techie), page.row.id, Item.IT)
    playing.endorsed(cast.speaker, page, "mpls.retention")
    playing.yes(cast.clerk, page, "mpls.retention")
    return page


def _live(cast):
    page = _ready(cast)
    services.go_live(as_(cast.asker), page.row.id)
    return playing.again(page)


def _renaming(cast):
    page = _live(cast)
    services.ask_change(as_(cast.asker), page.row.id, Aim.RENAME, {"handle": "Parks"})
    return page


def _renamed(cast):
    page = _renaming(cast)
    playing.endorsed(cast.head, page, "mpls.site")
    playing.yes(cast.speaker, page, "mpls.site")
    return page


def _renamed_and_ending(cast):
    page = _renamed(cast)
    services.order_closure(as_(cast.speaker), page.row.id, "Its purpose is over.")
    return page


def _without_it(town):
    """A page before its first day when nobody has a role any more by which IT's item is seen to."""
    roles = [role for role, rights in RIGHTS.items() if Right.REFER in rights]
    for row in OfficeHolder.objects.on(town.today).filter(role__in=roles):
        end_office(OPERATOR, office=row.id)
    return put(town, K.DRAFTED)


def _wants(town, unit, **more):
    return services.Wanted(unit=unit.id, platform=town.platform, handle="New", **more)


def _brings_in(town, me, unit, code):
    table = TABLE.format(unit=code)
    return services.bring_in(me, table, digest=digest_of_text(table), unit=getattr(town, unit).id)


def _sight(town, unit):
    return services.Sight(unit=unit.id, platform=town.platform, handle="Fans")


def _in_each(does):
    """For the City, the Police and Parks: whose right reaches how far."""
    return {
        f"for {name}": Call(lambda town, me, made, place=place: does(town, me, getattr(town, place).id))
        for name, place in (("the City", "city"), ("the Police", "police"), ("Parks", "parks"))
    }


def _keeps(town, me, unit, words="You keep it.", document=Document.COMMUNITY):
    return services.keep_terms(me, town.platform, unit=unit, document=document, words=words)


def _terms(town):
    return _keeps(town, as_(town.people["every-other-role"]), town.city.id).id


def _changed(town):
    _terms(town)
    return _keeps(town, as_(town.people["every-other-role"]), town.city.id, "You keep nothing.").id


def _asked_of_counsel(town):
    terms = _terms(town)
    services.ask_view(as_(town.speaker), terms, "What becomes of our rights?")
    return terms


def _taken_over(town, me, page):
    seen = services.Seen(harm=Harm.TAKEN_OVER, words="It sells sunglasses.", site=page)
    return services.open_takeover(me, seen)


def reported(town):
    """A page of Patrol that is in others' hands, as somebody of Patrol reported."""
    return _taken_over(town, as_(town.people["member"]), put(town, *THERE)).row.id


def _over(town):
    made = reported(town)
    services.end_takeover(as_(town.chief), made, ending=Ending.MISTAKEN, words="A joke.")
    return made


def _lent_for_another(town):
    """Terms when the Director of communications lets the Chief accept those of another platform."""
    lent = {"instrument": "Memo 4", "scope": ["TikTok"]}
    delegate(as_(town.speaker), power=power("mpls.contract"), to=town.chief.id, unit=town.city.id, **lent)
    return _terms(town)


def _of_another_agency(town):
    """Terms that an agency keeps where no policy says who accepts them."""
    other = playing.another_agency()
    give(Role.COMMS, town.people["every-other-role"], other.memberships.get().unit)
    return _keeps(town, as_(town.people["every-other-role"]), other.memberships.get().unit_id).id


def _suspended(town):
    services.suspend_platform(as_(town.chief), town.platform, unit=town.police.id, words="New terms.")


@cache
def _page():
    return html()


def _repainted(town):
    """The picture of a page of Patrol after it has changed."""
    page = put(town, *THERE)
    services.see_emblem(as_(town.officer), page, data=playing.drawn("navy"))
    return services.see_emblem(as_(town.officer), page, data=playing.drawn("orange")).id


CALLS = {
    "sites.emblem.set": _in_each(
        lambda town, me, unit: services.set_emblem(
            me, unit=unit, data=playing.drawn("navy"), words="Order 3."
        )
    ),
    "sites.emblem.see": {
        OF_PATROL: Call(_does(services.see_emblem, data=playing.drawn("navy")), _patrols(*THERE))
    },
    "sites.emblem.look": {
        "of a page of Patrol, that has changed": Call(_does(services.look_at_emblem, "Meant so."), _repainted)
    },
    "sites.wiki-edit.report": {
        "of an article about the City": Call(
            lambda town, me, _: services.report_edit(
                me, services.Edit(platform=town.wiki, article="Wexham Falls", words="Founded in 1881.")
            )
        )
    },
    "sites.platform.enter": {
        "that nobody has entered": Call(
            lambda town, me, _: services.enter_platform(
                me, name="Reelhouse", functions=[Function.POST, Function.COMMENT]
            )
        )
    },
    "sites.platform.scope": _in_each(
        lambda town, me, unit: services.record_scope(
            me, town.platform, unit=unit, in_scope=True, words="People post there."
        )
    ),
    "sites.platform.ask": {
        "for the Police": Call(
            lambda town, me, _: services.ask_for_platform(
                me, town.platform, unit=town.police.id, power="pd.platform", purpose="Road closures."
            )
        )
    },
    "sites.platform.suspend": _in_each(
        lambda town, me, unit: services.suspend_platform(me, town.platform, unit=unit, words="New terms.")
    ),
    "sites.platform.reinstate": {
        "that was stopped for the Police": Call(
            lambda town, me, _: services.reinstate_platform(
                me, town.platform, unit=town.police.id, words="The terms are as before."
            ),
            _suspended,
        )
    },
    "sites.terms.keep": _in_each(_keeps),
    "sites.terms.accept": {
        "of the City": Call(_does(services.accept_terms), _terms),
        "that changed, and at which nobody has looked": Call(_does(services.accept_terms), _changed),
        "about which counsel was asked": Call(_does(services.accept_terms), _asked_of_counsel),
        "by whom the Director named for another platform": Call(
            _does(services.accept_terms), _lent_for_another
        ),
        "of an agency whose policies do not say who does": Call(
            _does(services.accept_terms), _of_another_agency
        ),
    },
    "sites.terms.ask-view": {
        "of the City": Call(_does(services.ask_view, "What becomes of our rights?"), _terms)
    },
    "sites.takeover.open": {OF_PATROL: Call(_taken_over, _patrols(*THERE))},
    "sites.takeover.step": {NOT_OURS: Call(_does(services.take_step, "sessions", "At 9:12."), reported)},
    "sites.takeover.keep": {
        NOT_OURS: Call(_does(services.keep_evidence, words="It sells sunglasses."), reported)
    },
    "sites.takeover.notice": {
        of: Call(_does(services.put_notice, "It is not ours now."), prepare)
        for of, prepare in ((NOT_OURS, reported), ("of one that is over", _over))
    },
    "sites.takeover.end": {
        NOT_OURS: Call(_does(services.end_takeover, ending=Ending.MISTAKEN, words="A joke."), reported),
        "of one whose sessions nobody has ended, as ours again": Call(
            lambda town, me, made: services.end_takeover(
                me, made, ending=Ending.BACK, words="We have it.", control=town.officer.id
            ),
            reported,
        ),
    },
    "sites.terms.look": {"that changed": Call(_does(services.look_at_terms, "Nothing for us."), _changed)},
    "sites.strike": {
        OF_PATROL: Call(
            lambda town, me, made: services.log_strike(me, made, words="A song.", day=town.today),
            _patrols(*THERE),
        )
    },
    "sites.draft": {
        OF_PATROL: Call(lambda town, me, _: services.draft(me, _wants(town, town.patrol))),
        OF_PARKS: Call(lambda town, me, _: services.draft(me, _wants(town, town.parks))),
    },
    "sites.refer": {
        f"{page}, for somebody who works {where}": Call(
            lambda town, me, _, unit=unit, asker=asker: services.refer(
                me, _wants(town, getattr(town, unit)), asker=getattr(town, asker).id, words="By telephone."
            )
        )
        for page, where, unit, asker in (
            (OF_PATROL, "there", "patrol", "officer"),
            (OF_PARKS, "elsewhere", "parks", "officer"),
        )
    },
    "sites.find": {OF_PARKS: Call(lambda town, me, _: services.find_page(me, _sight(town, town.parks)))},
    "sites.take-on": {
        of: Call(
            lambda town, me, made: services.take_on(
                me, made, owner=town.officer.id, backup=town.deputy.id, goal="Closed roads."
            ),
            prepare,
        )
        for of, prepare in (
            ("a page of Patrol that was found", _patrols(K.FOUND)),
            ("one that is there", _patrols(*THERE)),
        )
    },
    "sites.bring-in": {
        of: Call(lambda town, me, _, unit=unit, code=code: _brings_in(town, me, unit, code))
        for of, unit, code in (
            ("for the City, a page of Parks", "city", "PRK"),
            ("for the Police, a page of Patrol", "police", "PAT"),
            ("for the Police, a page of Parks", "police", "PRK"),
        )
    },
    "sites.fill": {
        "a draft of Patrol": Call(_does(services.fill, {"audience": "Drivers."}), _patrols(K.DRAFTED)),
        "who keeps a page that is there": Call(
            lambda town, me, made: services.fill(me, made, {"owner": town.chief.id}), _patrols(*THERE)
        ),
    },
    "sites.submit": {
        "a draft of Parks": Call(_does(services.submit), _of_parks(playing.drafted)),
        "one that was sent": Call(_does(services.submit), _of_parks(playing.asked)),
    },
    "sites.call-off": {
        "a draft of Patrol": Call(_does(services.call_off_request, "No need."), _patrols(K.DRAFTED)),
        "one that is there": Call(_does(services.call_off_request, "No need."), _patrols(*THERE)),
    },
    "sites.set-up": {
        "a page of Parks to which everybody has said yes": Call(
            _does(services.set_up), _of_parks(playing.approved)
        ),
        "a page of Parks on which somebody has still to decide": Call(
            _does(services.set_up), _of_parks(playing.asked)
        ),
    },
    "sites.item.done": {
        "that of IT": Call(_does(services.item_done, Item.IT), _patrols(K.DRAFTED)),
        "that of records": Call(_does(services.item_done, Item.RECORDS), _patrols(K.DRAFTED)),
        "that of IT, where nobody is IT": Call(_does(services.item_done, Item.IT), _without_it),
        "of one that is there": Call(_does(services.item_done, Item.IT), _patrols(*THERE)),
    },
    "sites.item.call-in": {
        of: Call(_does(services.call_in_clerk, needed=True, words="A new class."), _patrols(*kinds))
        for of, kinds in (("for a draft of Patrol", [K.DRAFTED]), ("for one that is there", THERE))
    },
    "sites.secure": {
        OF_PATROL: Call(
            _does(services.secure, second_factor=True, own_logins=True, recovery=True),
            _patrols(K.DRAFTED, K.SETTING_UP),
        )
    },
    "sites.advise": {OF_PATROL: Call(_does(services.advise, "A second proof."), _patrols(K.DRAFTED))},
    "sites.go-live": {
        "a page of Parks that is ready": Call(_does(services.go_live), _of_parks(_ready)),
        "one on which IT has not looked": Call(_does(services.go_live), _patrols(K.DRAFTED, K.SETTING_UP)),
        "one that is live": Call(_does(services.go_live), _of_parks(_live)),
    },
    "sites.review": {
        OF_PATROL: Call(_does(services.review, "As it says."), _patrols(*THERE)),
        "one that is a draft": Call(_does(services.review, "As it says."), _patrols(K.DRAFTED)),
    },
    "sites.confirm": {
        OF_PATROL: Call(_does(services.confirm), _patrols(*THERE)),
        "one that is a draft": Call(_does(services.confirm), _patrols(K.DRAFTED)),
    },
    "sites.change.ask": {
        of: Call(_does(services.ask_change, Aim.RENAME, {"handle": "Parks"}), prepare)
        for of, prepare in ((OF_PARKS, _of_parks(_live)), ("one that is a draft", _patrols(K.DRAFTED)))
    },
    "sites.change.make": {
        "to which everybody has said yes": Call(_does(services.make_change, Aim.RENAME), _of_parks(_renamed)),
        "on which somebody has still to decide": Call(
            _does(services.make_change, Aim.RENAME), _of_parks(_renaming)
        ),
        "of one that ends": Call(_does(services.make_change, Aim.RENAME), _of_parks(_renamed_and_ending)),
    },
    "sites.hand-over": {
        of: Call(
            lambda town, me, made: services.hand_over(
                me, made, owner=town.gardener.id, words="He does it from now on."
            ),
            prepare,
        )
        for of, prepare in (
            (OF_PATROL, _patrols(*THERE)),
            (OF_PARKS, lambda town: put(town, *THERE, unit=town.parks)),
        )
    },
    "sites.comments": {
        OF_PATROL: Call(_does(services.set_comments, Comments.OPEN), _patrols(*THERE)),
        "one whose owner has left": Call(_does(services.set_comments, Comments.OPEN), of_a_leaver),
    },
    "sites.capacity": {OF_PATROL: Call(_does(services.set_capacity, "For Patrol."), _patrols(*THERE))},
    "sites.order-closure": {
        OF_PATROL: Call(_does(services.order_closure, "Its purpose is over."), _patrols(*THERE)),
        "one that is a draft": Call(_does(services.order_closure, "No need."), _patrols(K.DRAFTED)),
    },
    "sites.retire.announce": {
        "of one that ends": Call(_does(services.announce, "Find us on the City’s page."), _patrols(*CLOSING)),
        "of one that is there": Call(_does(services.announce, "Find us."), _patrols(*THERE)),
    },
    "sites.retire.ask-holds": {"of one that ends": Call(_does(services.ask_holds), _patrols(*CLOSING))},
    "sites.retire.capture": {
        "once holds were asked for": Call(
            _does(services.final_capture, manifest="12 posts"), _patrols(*CLOSING, K.HOLDS_ASKED)
        ),
        "before that": Call(_does(services.final_capture, manifest="12 posts"), _patrols(*CLOSING)),
    },
    "sites.retire.close": {
        "once all is kept": Call(
            _does(services.close, words="It says closed.", redirect=""),
            _patrols(*CLOSING, K.HOLDS_ASKED, K.FINAL_CAPTURE, K.ANNOUNCED),
        )
    },
    "sites.retire.archive": {
        of: Call(_does(services.archive, series="house/posts"), _patrols(*kinds))
        for of, kinds in (("of one that is closed", (*CLOSING, K.CLOSED)), ("of one that ends", CLOSING))
    },
    "sites.page.bring": {
        of: Call(
            lambda town, me, made, data=data: bring_page(me, site_id=made, data=data()), _patrols(*THERE)
        )
        for of, data in ((OF_PATROL, _page), ("a file with nothing in it", bytes))
    },
    "sites.page.reread": {
        OF_PATROL: Call(lambda town, me, made: read_again(me, site_id=made), _patrols(*THERE))
    },
    "sites.page.ask": {
        of: Call(
            lambda town, me, made, contact=contact: ask_for_look(me, site_id=made, contact=contact),
            _patrols(*THERE),
        )
        for of, contact in ((OF_PATROL, "a@b.example"), ("without anybody to write to", ""))
    },
}
