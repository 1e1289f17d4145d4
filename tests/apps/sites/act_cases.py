"""The acts of sites, each allowed and refused (T33)."""

from tests.apps.act_cases import ActCase
from tests.apps.roster.town import after, hire, today
from tests.apps.sites.playing import as_, asked, build, drafted, wants
from tests.apps.sites.watching import html, police_page, seen

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import leave
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import Function
from bailiwick.apps.sites.services.watching import ask_for_look, bring_page, read_again


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


CASES = {
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
}
