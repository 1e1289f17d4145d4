"""A town whose Parks Board talks under a post of Parks: the Clerk, counsel, seven members, and a page."""

from tests.apps.policies import helpers
from tests.apps.policies.helpers import adopted
from tests.apps.roster.town import LONG_AGO, after, as_, give, hire, today
from tests.apps.sites.watching import put_live

from bailiwick.apps.archive.services import Page, Recorded, Saw, Writer, add_item, mark, record_thread
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.models import Category, Role, UnitKind
from bailiwick.apps.roster.services import add_unit
from bailiwick.apps.sites.services import enter_platform

__all__ = ["after", "as_", "give", "hire", "today"]
SITTING = ("Ada Holt", "Ben Ruiz", "Cleo Park", "Dan Moss", "Eve Lind", "Finn Oak", "Gus Hale")
NAMES = ("ada.h", "bruiz", "Cleo P", "dan_moss", "evelind", "finn", "gus")
SAID = (
    "We should close the north lot.",
    "I agree with Ada.",
    "Then let us vote that way.",
    "Count me in.",
    "Not before spring.",
    "Why not?",
    "Good point.",
)


def thread_words(number=7, besides=""):
    """The thread as somebody copies it from the page."""
    lines = "\n".join(
        f"{name}\n{words}\n2h" for name, words in zip(NAMES[:number], SAID[:number], strict=True)
    )
    return f"North lot: what do you think?\n{lines}\nresident7\nPlease keep it open.\n1h\n{besides}".encode()


def build(pack="mpls"):
    """The town of the roster with its board of seven and quorum of four, under the City's policy."""
    town = helpers.build()
    town.parks = add_unit(
        OPERATOR, code="PRK", name="Parks", kind=UnitKind.DEPARTMENT, parent=town.city.id, starts=LONG_AGO
    )
    town.owner = hire("Io Lindqvist", town.parks, title="Outreach")
    town.clerk = hire("Wren Abbot", town.city, title="City Clerk")
    town.counsel = hire("Max Orr", town.city, title="City Attorney")
    give(Role.CLERK, town.clerk, town.city)
    give(Role.ATTORNEY, town.counsel, town.city)
    town.members = [hire(name, town.board, Category.BOARD_MEMBER) for name in SITTING]
    adopted(town, pack)
    town.facebook = enter_platform(as_(town.speaker), name="Facebook")
    told = {
        "unit": town.parks,
        "platform": town.facebook,
        "handle": "WexhamParks",
        "name": "Wexham Falls Parks",
        "address": "https://social.example/parks",
        "goal": "Tell people early.",
        "language": "en",
        "owner": town.owner.id,
    }
    town.site = put_live([told])[0]
    return town


def recorded(town, who=None, *, data=None, **more):
    told = {"title": "North lot", "address": "https://social.example/parks/7"} | more
    page = Page(thread_words() if data is None else data)
    return record_thread(as_(who or town.owner), Recorded(site=town.site.id, page=page, **told))


def put_in(town, thread, number):
    """What the member of that number said."""
    return add_item(as_(town.owner), thread.pk, Saw(handle=NAMES[number], words=SAID[number], shown_at="2h"))


def by_members(town, thread, *numbers):
    """Those members' comments, each marked by the Clerk."""
    made = []
    for number in numbers:
        item = put_in(town, thread, number).item
        mark(as_(town.clerk), item.pk, Writer(town.board.id, town.members[number].id))
        made.append(item)
    return made
