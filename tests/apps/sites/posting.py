"""Who may post: pages of Parks and of the police, courses and signatures, requests and their answers."""

from tests.apps.approvals.playing import now
from tests.apps.readiness import helpers as readiness
from tests.apps.sites.playing import as_, build, hire, live, platform_approved, police_wants, today, yes

from bailiwick.apps.approvals.selectors.requests import load
from bailiwick.apps.approvals.services import approve, endorse
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.policies.models import Adoption
from bailiwick.apps.readiness.selectors import paper_for
from bailiwick.apps.readiness.services import acknowledge
from bailiwick.apps.roster.models import UnitKind
from bailiwick.apps.roster.services import add_unit
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import PostingRight
from bailiwick.apps.sites.selectors import site
from bailiwick.apps.sites.services import Poster

LONG_AGO = readiness.policies.roster.LONG_AGO
TICKET = "Ticket CHG-4410"


def page_of_parks():
    """The City's town: a live page of Parks, the City's course on security, and Sam, who is to post."""
    town = build("mpls")
    town.page = live(town)
    town.it = town.techie
    town.course = readiness.given_out(town)
    town.sam = hire("Sam Reed", town.parks, title="Seasonal staff", supervisor=town.asker.id)
    return town


def police_town(*packs):
    """A town whose police have a page that is being set up, and a poster in patrol and one in the division."""
    town = build(*packs)
    town.page = police_page_set_up(town, packs)
    town.division = add_unit(
        OPERATOR, code="CSD", name="Community", kind=UnitKind.DIVISION, parent=town.police.id, starts=LONG_AGO
    )
    town.sam = hire("Sam Reed", town.patrol, title="Officer", sworn=True, supervisor=town.deputy.id)
    return town


def police_page_set_up(town, packs):
    if "pd" in packs:
        platform_approved(town)
    page = police_wants(town)
    for pack, who, power in (
        ("pd", town.partner, "pd.division-site"),
        ("nmpd", town.chief, "nmpd.site"),
        ("mpd", town.admin_a, "mpd.site"),
    ):
        if pack in packs:
            yes(who, page, power)
    if "mpls" in packs:
        endorse(as_(town.chief), of_power(page.row.id, "mpls.site"), "Seen.")
        yes(town.speaker, page, "mpls.site")
    services.set_up(as_(town.press), page.row.id)
    return site(page.row.id)


def of_power(page, power):
    return next(one.request for one in site(page).asked if one.power == power)


def poster(town, who=None, right=PostingRight.POST, page=None, **more):
    return Poster(site=(page or town.page).row.id, person=(who or town.sam).id, right=right, **more)


def asked(town, by, who=None, right=PostingRight.POST, page=None):
    """Asked for; the requests that this made."""
    made = services.ask_posting(as_(by), poster(town, who, right, page), "The summer programme.")
    return [load(one) for one in made]


def says_yes(who, request):
    return approve(as_(who), request.row.id, digest=now(load(request.row.id)).shown)


def signs(town, who):
    """They sign every policy that binds them."""
    for adoption in Adoption.objects.all():
        paper = paper_for(who.id, adoption.id, today())
        if paper is not None:
            acknowledge(as_(who), adoption=adoption.id, digest=paper.digest)


def learns(town, who):
    return readiness.finish(town, who, town.course)


def approved(town, right=PostingRight.POST):
    """In Parks: asked for by the page's owner, endorsed, and approved."""
    request = asked(town, town.asker, right=right)[0]
    endorse(as_(town.head), request.row.id, "She will do it well.")
    says_yes(town.speaker, request)
    return request


def signed_and_approved(town, right=PostingRight.POST):
    """In Parks: nothing is missing any more."""
    approved(town, right)
    signs(town, town.sam)
    learns(town, town.sam)


def granted(town, right=PostingRight.POST):
    """In Parks: Sam has the right."""
    signed_and_approved(town, right)
    return services.grant_right(as_(town.asker), poster(town, right=right))
