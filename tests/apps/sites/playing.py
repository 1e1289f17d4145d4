"""A town that asks for pages: an official in Parks, one in the police, everybody who has a say in it."""

from datetime import date
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw
from tests.apps.approvals.playing import must_refuse, now
from tests.apps.policies import helpers
from tests.apps.policies.helpers import adopted
from tests.apps.roster.town import LONG_AGO, as_, give, hire, today

from bailiwick.apps.approvals.selectors.requests import load
from bailiwick.apps.approvals.services import approve, endorse, hear
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.models import Role, UnitKind
from bailiwick.apps.roster.services import add_unit
from bailiwick.apps.sites import services
from bailiwick.apps.sites.contributions import waiting
from bailiwick.apps.sites.models import Document, Function, Harm, Item, PlatformKind
from bailiwick.apps.sites.selectors import site
from bailiwick.apps.sites.services import Wanted, ask_for_platform, draft, enter_platform, submit
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.ui.contributing import Looker

__all__ = ["as_", "give", "hire", "must_refuse", "now", "today"]
SETS = {
    "goal": "Tell people early when a path or a pool is closed.",
    "audience": "Everybody who uses the parks.",
    "language": "en",
    "series": "house/posts",
    "name": "Wexham Falls Parks",
}


def build(*packs):
    """The town under those policies: the City's for the City, the others for the police."""
    town = helpers.build()
    town.parks = add_unit(
        OPERATOR, code="PRK", name="Parks", kind=UnitKind.DEPARTMENT, parent=town.city.id, starts=LONG_AGO
    )
    town.head = hire("Cleo Boone", town.parks, title="Head of Parks")
    town.reach = "io@wexham.example"
    town.asker = hire("Io Lindqvist", town.parks, title="Outreach", email=town.reach)
    town.mail = "ty@wexham.example"
    town.backup = hire("Ty Wells", town.parks, title="Outreach", email=town.mail)
    town.techie = hire("Ek Holm", town.city, title="IT")
    town.press = hire("Toby Crane", town.police, title="Sergeant, public information")
    town.partner = hire("Mo Kerr", town.police, title="Community officer")
    town.admin_a = hire("Alva Arden", town.police, title="Police Administration")
    town.custodian = hire("Nell Frost", town.police, title="Records")
    give(Role.DEPT_HEAD, town.head, town.parks)
    give(Role.DEPT_HEAD, town.chief, town.police)
    give(Role.IT, town.techie, town.city)
    give(Role.PIO, town.press, town.police)
    give(Role.CSD, town.partner, town.police)
    give(Role.POLICE_ADMIN, town.admin_a, town.police)
    give(Role.CHIEF_OFFICE, town.deputy, town.police)
    give(Role.RECORDS_CUSTODIAN, town.custodian, town.police)
    for pack in packs:
        adopted(town, pack)
    town.facebook = enter_platform(as_(town.speaker), name="Facebook")
    town.tiktok = enter_platform(
        as_(town.speaker),
        name="TikTok",
        kind=PlatformKind.SHARING,
        functions=[Function.POST, Function.COMMENT, Function.PROFILE],
    )
    return town


def wants(town, who=None, unit=None, platform=None, handle="WexhamParks", **sets):
    """What a page of Parks is asked for with; of the police where `unit` says so."""
    told = SETS | {"owner": (who or town.asker).id, "backup": (sets.pop("second", None) or town.backup).id}
    told |= sets
    return Wanted(
        unit=(unit or town.parks).id, platform=(platform or town.facebook).id, handle=handle, sets=told
    )


def drafted(town, who=None, **more):
    return draft(as_(who or town.asker), wants(town, who, **more))


def asked(town, who=None, **more):
    """Asked for and sent."""
    return again(submit(as_(who or town.asker), drafted(town, who, **more).row.id))


def police_wants(town, **more):
    """A page of the police, asked for by the press officer."""
    return asked(town, town.press, unit=town.police, handle="WexhamPolice", second=town.partner, **more)


def again(loaded):
    return site(loaded.row.id)


def state(loaded):
    return again(loaded).state(today())


def requests(loaded):
    """The requests of a site, by power."""
    return {one.power: load(one.request) for one in again(loaded).asked}


def yes(who, loaded, power):
    """Approve what was asked under one power."""
    one = requests(loaded)[power]
    return approve(as_(who), one.row.id, digest=now(one).shown)


def endorsed(who, loaded, power):
    return endorse(as_(who), requests(loaded)[power].row.id, "Seen.")


def platform_approved(town, power="pd.platform", platform=None, heard=True):
    """The Chief's yes to a platform, once others were heard."""
    from_ = town.partner
    request = platform_asked(town, from_, power, platform or town.facebook)
    if heard:
        hear(as_(town.officer), request.row.id, "We are there.")
        hear(as_(town.press), request.row.id, "So are residents.")
    return approve(as_(town.chief), request.row.id, digest=now(request).shown)


def platform_asked(town, who, power, platform):
    step = ask_for_platform(
        as_(who), platform.id, unit=town.police.id, power=power, purpose="Road closures and missing people."
    )
    return load(step.request_id)


def later(loaded, day: date):
    """Where it stands on a later day, by the clock alone."""
    return again(loaded).state(day)


def approved(town):
    page = asked(town)
    endorsed(town.head, page, "mpls.site")
    yes(town.speaker, page, "mpls.site")
    return again(page)


def in_set_up(town):
    page = approved(town)
    services.set_up(as_(town.asker), page.row.id)
    return again(page)


def terms_accepted(town, words_="You keep your rights."):
    terms = services.keep_terms(
        as_(town.speaker), town.facebook.id, unit=town.city.id, document=Document.TERMS, words=words_
    )
    return services.accept_terms(as_(town.speaker), terms.id)


def live(town):
    page = in_set_up(town)
    terms_accepted(town)
    services.item_done(as_(town.techie), page.row.id, Item.IT, "Looked at.")
    endorsed(town.speaker, page, "mpls.retention")
    yes(town.clerk, page, "mpls.retention")
    services.secure(as_(town.asker), page.row.id, second_factor=True, own_logins=True, recovery=True)
    services.go_live(as_(town.asker), page.row.id)
    return again(page)


def brought_in(town, who=None, text=None):
    """Pages that are there already, from a file; by default one of Parks, with owner and backup."""
    text = text or f"platform,handle,unit,owner,backup\nFacebook,OldParks,PRK,{town.reach},{town.mail}\n"
    return services.bring_in(as_(who or town.speaker), text, digest=digest_of_text(text), unit=town.city.id)


def there(town):
    """A page of Parks that is older than its entry."""
    return again(brought_in(town)[0])


def home_of(who):
    """What waits for somebody on their home page."""
    return [str(one.says) for one in waiting(Looker(who.id, timezone.now()))]


def another_agency():
    """Somebody who works for another agency that keeps its record here."""
    harbor = add_unit(OPERATOR, code="HRB", name="Harbor", kind=UnitKind.AGENCY, parent=None, starts=LONG_AGO)
    return hire("Sol Quay", harbor)


def seen_taken_over(town, page, who=None, **more):
    """Somebody reports that a page of ours is in others' hands; by default whoever works in Parks."""
    told = {"harm": Harm.TAKEN_OVER, "words": "It sells sunglasses.", "site": page.row.id} | more
    return services.open_takeover(as_(who or town.asker), services.Seen(**told))


def seen_posing(town, page=None, who=None, **more):
    """Somebody reports that another page poses as ours."""
    told = {
        "harm": Harm.POSED_AS,
        "words": "It asks for gift cards.",
        "address": "social.example/WexhamPollce",
    }
    told |= {"site": page.row.id if page else None, "unit": town.parks.id} | more
    return services.open_takeover(as_(who or town.asker), services.Seen(**told))


def seen_to(who, one, *items):
    """Steps of the checklist that somebody sees to."""
    for item in items:
        one = services.take_step(as_(who), one.row.id, item, "At 9:12, case 4471.")
    return one


def drawn(colour, side=200, kind="PNG"):
    """A logo: a bar and a disc of that colour on white, as the bytes of a file."""
    image = Image.new("RGB", (side, side), "white")
    pen = ImageDraw.Draw(image)
    at = side // 8 if colour == "navy" else side // 2
    pen.rectangle([at, at, at + side // 4, side - side // 8], fill=colour)
    pen.ellipse([side // 2 - at // 2, side // 4, side - side // 8, side // 2], fill=colour)
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()
