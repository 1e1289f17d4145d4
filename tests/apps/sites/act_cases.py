"""The acts of sites, each allowed and refused (T33)."""

from tests.apps.act_cases import ActCase
from tests.apps.roster.town import after, hire, today
from tests.apps.sites.playing import (
    approved,
    as_,
    asked,
    build,
    drafted,
    drawn,
    endorsed,
    in_set_up,
    live,
    seen_taken_over,
    terms_accepted,
    there,
    wants,
    yes,
)
from tests.apps.sites.posting import granted, page_of_parks, poster, signed_and_approved
from tests.apps.sites.watching import html, police_page, seen

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import leave
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import Aim, Comments, Document, Ending, Function, Harm, Item, Platform
from bailiwick.apps.sites.services.watching import ask_for_look, bring_page, read_again
from bailiwick.kernel.canonical import digest_of_text


def _city():
    return build("mpls")


def _police():
    return build("pd")


def _with_leaver():
    town = _city()
    town.left = hire("Alex Moor", town.parks, starts=after(-9))
    leave(OPERATOR, person=town.left.id, day=today())
    return town


def _draft():
    town = _city()
    return town, drafted(town)


def _asked():
    town = _city()
    return town, asked(town)


def _suspended():
    town = _city()
    services.suspend_platform(as_(town.speaker), town.facebook.id, unit=town.city.id, words="New terms.")
    return town


def _enters(town, who):
    return services.enter_platform(as_(who), name="Reelhouse", functions=[Function.POST, Function.COMMENT])


def _scopes(town, who):
    return services.record_scope(
        as_(who), town.tiktok.id, unit=town.city.id, in_scope=True, words="People post and comment there."
    )


def _asks(town, power):
    return services.ask_for_platform(
        as_(town.partner), town.tiktok.id, unit=town.police.id, power=power, purpose="Road closures."
    )


def _on_platform(service):
    return lambda town, who: service(as_(who), town.facebook.id, unit=town.city.id, words="New terms.")


def _case(prepare, does, by, against):
    """A case of one act: `by` does it, `against` tries to."""
    return ActCase(
        prepare=prepare,
        allowed=lambda made: does(made, getattr(_town(made), by)),
        refused=lambda made: does(made, getattr(_town(made), against)),
    )


def _town(made):
    return made[0] if isinstance(made, tuple) else made


def _watched():
    town = _police()
    town.page = police_page(town)
    return town


def _with(makes):
    town = _city()
    return town, makes(town)


def _of_site(makes, does, by="asker", against="press"):
    """A case of one act on a site of Parks; whoever may not works in the police."""
    return _case(
        lambda: _with(makes),
        lambda made, who: does(as_(who), made[1].row.id),
        by,
        against,
    )


def _ready(town):
    page = in_set_up(town)
    terms_accepted(town)
    services.item_done(as_(town.techie), page.row.id, Item.IT)
    endorsed(town.speaker, page, "mpls.retention")
    yes(town.clerk, page, "mpls.retention")
    return page


def _renaming(town):
    page = live(town)
    services.ask_change(as_(town.asker), page.row.id, Aim.RENAME, {"handle": "Parks"})
    endorsed(town.head, page, "mpls.site")
    yes(town.speaker, page, "mpls.site")
    return page


def _closing(steps=0):
    """A page that is ending, so many steps on."""

    def made(town):
        page = there(town)
        services.order_closure(as_(town.speaker), page.row.id, "Its purpose is over.")
        for step in (
            lambda: services.ask_holds(as_(town.clerk), page.row.id),
            lambda: services.final_capture(as_(town.clerk), page.row.id, manifest="12 posts"),
            lambda: services.announce(as_(town.asker), page.row.id, "Find us on the City’s page."),
            lambda: services.close(as_(town.asker), page.row.id, words="It says closed.", redirect=""),
        )[:steps]:
            step()
        return page

    return made


def _terms():
    town = _city()
    return town, _kept(town, "You keep your rights.")


def _kept(town, text):
    return services.keep_terms(
        as_(town.speaker), town.facebook.id, unit=town.city.id, document=Document.TERMS, words=text
    )


def _changed_terms():
    town = _city()
    _kept(town, "You keep your rights.")
    return town, _kept(town, "You keep your rights. We train models on what you post.")


def _sight(town):
    return services.Sight(unit=town.parks.id, platform=town.facebook.id, handle="WexhamDogPark")


def _finds(town, who):
    return services.find_page(as_(who), _sight(town))


def _found():
    town = _city()
    return town, _finds(town, town.asker)


def _takes_on(made, who):
    town, page = made
    return services.take_on(
        as_(who), page.row.id, owner=town.asker.id, backup=town.backup.id, goal="Tell people."
    )


def _brings_in(town, who):
    text = f"platform,handle,unit,owner\nFacebook,OldParks,PRK,{town.reach}\n"
    return services.bring_in(as_(who), text, digest=digest_of_text(text), unit=town.city.id)


def _taken_over():
    town = _city()
    page = there(town)
    return town, page, seen_taken_over(town, page)


def _sees(made, who):
    seen = services.Seen(harm=Harm.TAKEN_OVER, words="It sells sunglasses.", site=made[1].row.id)
    return services.open_takeover(as_(who), seen)


def _of_takeover(does, by, against="press"):
    """A case of one act about a page of Parks that is in others' hands; whoever may not works in the police."""
    return _case(_taken_over, lambda made, who: does(as_(who), made[2].row.id), by, against)


def _there_with_leaver():
    town = _with_leaver()
    return town, there(town)


def _posting():
    town = page_of_parks()
    return town, town.page


def _to_grant():
    town, page = _posting()
    signed_and_approved(town)
    return town, page


def _right(*steps):
    """A page on which Sam has a right, so many steps on."""

    def made():
        town, page = _posting()
        town.right = granted(town).id
        for step in steps:
            step(as_(town.asker), town.right, "A complaint.")
        return town, page

    return made


def _leaving():
    town, page = _right()()
    leave(OPERATOR, person=town.sam.id, day=today())
    return town, page


def _in_custody():
    town, page = _posting()
    services.name_custodian(as_(town.asker), page.row.id, town.backup.id)
    return town, page


def _of_right(prepare, service, by="asker", against="press", words="A complaint."):
    """A case of one act on Sam's right."""
    return _case(prepare, lambda made, who: service(as_(who), made[0].right, words), by, against)


def _of_custody(does, prepare=_in_custody, by="asker"):
    """A case of one act on the credentials of a page."""
    return _case(prepare, lambda made, who: does(as_(who), made[1].row.id, made[0]), by, "press")


def _edit(town, who):
    wiki = Platform.objects.get(key="wikipedia")
    edit = services.Edit(platform=wiki.id, article="Wexham Falls Police", words="It was founded in 1881.")
    return services.report_edit(as_(who), edit)


def _with_wiki():
    town = _with_leaver()
    services.enter_platform(as_(town.speaker), name="Wikipedia")
    return town


def _pictured():
    town = _city()
    page = there(town)
    services.see_emblem(as_(town.asker), page.row.id, data=drawn("navy"))
    return town, services.see_emblem(as_(town.asker), page.row.id, data=drawn("orange"))


CASES = {
    "sites.emblem.set": _case(
        _city,
        lambda town, who: services.set_emblem(
            as_(who), unit=town.city.id, data=drawn("navy"), words="Order 3."
        ),
        "speaker",
        "asker",
    ),
    "sites.emblem.see": _of_site(there, lambda who, site: services.see_emblem(who, site, data=drawn("navy"))),
    "sites.emblem.look": _case(
        _pictured,
        lambda made, who: services.look_at_emblem(as_(who), made[1].id, "Meant so."),
        "speaker",
        "asker",
    ),
    "sites.wiki-edit.report": _case(_with_wiki, _edit, "asker", "left"),
    "sites.takeover.open": _case(_there_with_leaver, _sees, "officer", "left"),
    "sites.takeover.step": _of_takeover(
        lambda who, one: services.take_step(who, one, "sessions", "At 9:12."), "techie"
    ),
    "sites.takeover.keep": _of_takeover(
        lambda who, one: services.keep_evidence(who, one, words="It sells sunglasses."), "backup"
    ),
    "sites.takeover.notice": _of_takeover(
        lambda who, one: services.put_notice(who, one, "It is not ours now."), "speaker"
    ),
    "sites.takeover.end": _of_takeover(
        lambda who, one: services.end_takeover(who, one, ending=Ending.MISTAKEN, words="A joke of ours."),
        "techie",
        "asker",
    ),
    "sites.posting.ask": _case(
        _posting,
        lambda made, who: services.ask_posting(as_(who), poster(made[0]), "The summer."),
        "asker",
        "press",
    ),
    "sites.posting.grant": _case(
        _to_grant, lambda made, who: services.grant_right(as_(who), poster(made[0])), "asker", "press"
    ),
    "sites.posting.suspend": _of_right(_right(), services.suspend_right),
    "sites.posting.lift": _of_right(_right(services.suspend_right), services.lift_right),
    "sites.posting.end": _of_right(_right(), services.end_right),
    "sites.posting.removed": _of_right(_right(services.end_right), services.show_removed),
    "sites.posting.let-go": _case(
        _leaving,
        lambda made, who: services.end_right_as_they_go(as_(who), made[0].right),
        "hr",
        "asker",
    ),
    "sites.custody.name": _of_custody(
        lambda who, page, town: services.name_custodian(who, page, town.asker.id)
    ),
    "sites.custody.release": _of_custody(
        lambda who, page, town: services.release_custodian(who, page, town.backup.id, "Another job.")
    ),
    "sites.custody.keep": _of_custody(
        lambda who, page, _: services.say_where_kept(who, page, "The city’s vault")
    ),
    "sites.custody.disclose": _of_custody(
        lambda who, page, town: services.disclose(who, page, town.sam.id, "The storm.")
    ),
    "sites.custody.rotate": _of_custody(lambda who, page, _: services.rotate(who, page, "CHG-4410")),
    "sites.page.look": ActCase(
        prepare=_watched,
        allowed=lambda town: seen(town.page, html()),
        never_refused="the clock does it, and whoever brings a page is asked who they are by sites.page.bring",
    ),
    "sites.page.bring": ActCase(
        prepare=_watched,
        allowed=lambda town: bring_page(as_(town.press), site_id=town.page.id, data=html()),
        refused=lambda town: bring_page(as_(town.officer), site_id=town.page.id, data=html()),
    ),
    "sites.page.reread": ActCase(
        prepare=_watched,
        allowed=lambda town: read_again(as_(town.press), site_id=town.page.id),
        refused=lambda town: read_again(as_(town.officer), site_id=town.page.id),
    ),
    "sites.page.ask": ActCase(
        prepare=_watched,
        allowed=lambda town: ask_for_look(as_(town.press), site_id=town.page.id, contact="a@b.example"),
        refused=lambda town: ask_for_look(as_(town.officer), site_id=town.page.id, contact="a@b.example"),
    ),
    "sites.platform.enter": _case(_with_leaver, _enters, "asker", "left"),
    "sites.platform.scope": _case(_city, _scopes, "steward", "asker"),
    "sites.platform.ask": ActCase(
        prepare=_police,
        allowed=lambda town: _asks(town, "pd.platform"),
        refused=lambda town: services.ask_for_platform(
            as_(town.asker), town.tiktok.id, unit=town.police.id, power="pd.platform", purpose="Paths."
        ),
    ),
    "sites.platform.suspend": _case(_city, _on_platform(services.suspend_platform), "speaker", "asker"),
    "sites.platform.reinstate": _case(
        _suspended, _on_platform(services.reinstate_platform), "speaker", "asker"
    ),
    "sites.draft": ActCase(
        prepare=_city,
        allowed=drafted,
        refused=lambda town: services.draft(as_(town.press), wants(town)),
    ),
    "sites.refer": _case(
        _city,
        lambda town, who: services.refer(as_(who), wants(town), asker=town.asker.id, words="By telephone."),
        "techie",
        "speaker",
    ),
    "sites.fill": _case(
        _draft,
        lambda made, who: services.fill(as_(who), made[1].row.id, {"audience": "Families."}),
        "asker",
        "press",
    ),
    "sites.submit": _case(
        _draft, lambda made, who: services.submit(as_(who), made[1].row.id), "asker", "press"
    ),
    "sites.call-off": _case(
        _asked,
        lambda made, who: services.call_off_request(as_(who), made[1].row.id, "Another page does."),
        "asker",
        "press",
    ),
    "sites.set-up": _of_site(approved, services.set_up),
    "sites.item.done": _of_site(
        in_set_up, lambda who, site: services.item_done(who, site, Item.IT), "techie", "asker"
    ),
    "sites.item.call-in": _of_site(
        in_set_up,
        lambda who, site: services.call_in_clerk(who, site, needed=True, words="A new class."),
        "speaker",
    ),
    "sites.secure": _of_site(
        in_set_up,
        lambda who, site: services.secure(who, site, second_factor=True, own_logins=True, recovery=True),
    ),
    "sites.advise": _of_site(
        in_set_up, lambda who, site: services.advise(who, site, "A second proof."), "techie", "asker"
    ),
    "sites.go-live": _of_site(_ready, services.go_live),
    "sites.review": _of_site(there, lambda who, site: services.review(who, site, "As it says."), "speaker"),
    "sites.confirm": _of_site(there, services.confirm),
    "sites.change.ask": _of_site(
        live, lambda who, site: services.ask_change(who, site, Aim.RENAME, {"handle": "Parks"})
    ),
    "sites.change.make": _of_site(_renaming, lambda who, site: services.make_change(who, site, Aim.RENAME)),
    "sites.hand-over": ActCase(
        prepare=lambda: _with(there),
        allowed=lambda made: services.hand_over(
            as_(made[0].head), made[1].row.id, owner=made[0].head.id, words="She does it from now on."
        ),
        refused=lambda made: services.hand_over(
            as_(made[0].press), made[1].row.id, owner=made[0].head.id, words="She does it from now on."
        ),
    ),
    "sites.comments": _of_site(there, lambda who, site: services.set_comments(who, site, Comments.OPEN)),
    "sites.capacity": _of_site(
        there, lambda who, site: services.set_capacity(who, site, "For Parks, by its head."), "speaker"
    ),
    "sites.strike": _of_site(
        there, lambda who, site: services.log_strike(who, site, words="A song.", day=today())
    ),
    "sites.terms.keep": _case(
        _city,
        lambda town, who: services.keep_terms(
            as_(who), town.facebook.id, unit=town.city.id, document=Document.TERMS, words="You keep it."
        ),
        "speaker",
        "asker",
    ),
    "sites.terms.accept": _case(
        _terms, lambda made, who: services.accept_terms(as_(who), made[1].id), "speaker", "asker"
    ),
    "sites.terms.ask-view": _case(
        _terms,
        lambda made, who: services.ask_view(as_(who), made[1].id, "What becomes of our rights?"),
        "speaker",
        "asker",
    ),
    "sites.terms.look": _case(
        _changed_terms,
        lambda made, who: services.look_at_terms(as_(who), made[1].id, "Nothing for us."),
        "speaker",
        "asker",
    ),
    "sites.find": _case(_with_leaver, _finds, "asker", "left"),
    "sites.take-on": ActCase(
        prepare=_found,
        allowed=lambda made: _takes_on(made, made[0].speaker),
        refused=lambda made: _takes_on(made, made[0].asker),
    ),
    "sites.bring-in": _case(_city, _brings_in, "speaker", "asker"),
    "sites.order-closure": _of_site(
        there, lambda who, site: services.order_closure(who, site, "Its purpose is over."), "speaker"
    ),
    "sites.retire.announce": _of_site(
        _closing(), lambda who, site: services.announce(who, site, "Find us on the City’s page.")
    ),
    "sites.retire.ask-holds": _of_site(_closing(), services.ask_holds, "clerk"),
    "sites.retire.capture": _of_site(
        _closing(1), lambda who, site: services.final_capture(who, site, manifest="12 posts"), "clerk"
    ),
    "sites.retire.close": _of_site(
        _closing(3),
        lambda who, site: services.close(who, site, words="It says closed.", redirect="wexham.example"),
    ),
    "sites.retire.archive": _of_site(
        _closing(4), lambda who, site: services.archive(who, site, series="house/posts"), "clerk"
    ),
}
