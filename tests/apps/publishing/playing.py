"""Towns whose police post: Sam of Patrol has a right on the page of the police."""

from django.utils import timezone
from tests.apps.roster.town import as_, give, hire, today
from tests.apps.sites.playing import must_refuse
from tests.apps.sites.posting import asked, police_town, poster, says_yes, signs

from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.publishing import services
from bailiwick.apps.publishing.selectors.drafts import load
from bailiwick.apps.publishing.selectors.gate import before
from bailiwick.apps.publishing.services import Posted, Written
from bailiwick.apps.sites.models import Place, SiteStep, Stage, StepKind
from bailiwick.apps.sites.services import grant_right

__all__ = ["as_", "give", "hire", "must_refuse", "now", "today"]
LINK = "https://social.example/WexhamPolice/posts/1"
TIPS = "Lock your car tonight and take your bag in. - Wexham Falls Police"
GUILT = "We got the guy who robbed the bank on Elm Street: burglar caught. - Wexham Falls Police"
SAID = {"own_device": False, "identified": True}


def town_of(pack):
    """Sam may post on the page of the police under that policy."""
    town = police_town(pack)
    says_yes(town.chief, asked(town, town.press)[0])
    signs(town, town.sam)
    town.right = grant_right(as_(town.partner), poster(town))
    first_day(town.page.row)
    return town


def first_day(page):
    """The page is live, past the gate that leads there."""
    with building_tables():
        number = page.steps.count() + 1
        SiteStep.objects.create(
            key=f"{page.id}:{number}", site=page, number=number, kind=StepKind.LIVE, at=timezone.now()
        )
        Place.objects.filter(pk=page.id).update(stage=Stage.LIVE)


def written(text=TIPS, *aims, **more):
    return Written(text=text, aims=aims, **(SAID | more))


def drafted(town, text=TIPS, *aims, who=None, **more):
    """A draft of Sam's, as it stands."""
    row = services.begin_draft(as_(who or town.sam), town.page.row.id, written(text, *aims, **more))
    return now(row.id)


def now(draft):
    """The draft as it stands now, by its id or as it was."""
    return load(getattr(getattr(draft, "row", None), "id", draft))


def shown(draft, day=None):
    """What its page says."""
    found = now(draft)
    day = day or today()
    return before(found, day)


def cleared(town, draft):
    services.clear_draft(as_(town.sam), draft.row.id, digest=draft.now.digest)
    return now(draft)


def out(town, draft, link=LINK, at=None):
    """Through the gate, and entered as posted."""
    draft = cleared(town, draft)
    services.record_posted(as_(town.sam), draft.row.id, Posted(link=link, at=at or timezone.now()))
    return now(draft)
