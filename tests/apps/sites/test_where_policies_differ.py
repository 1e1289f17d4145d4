"""X1 to X5, X7 and X23 as one story under each pack: the same steps, and what each policy makes of them."""

from dataclasses import dataclass, field

import pytest
from tests.apps.approvals.playing import asks
from tests.apps.roster.town import after, as_, power, today
from tests.apps.sites.playing import (
    build,
    drafted,
    endorsed,
    must_refuse,
    platform_approved,
    police_wants,
    requests,
    state,
    yes,
)
from tests.apps.sites.watching import html, police_page, seen

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.policies.selectors import examiner_for
from bailiwick.apps.roster.services import delegate
from bailiwick.apps.sites.models import State
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.registers import AccessFacts, AccessLine, Account, Duty, Equipment

pytestmark = pytest.mark.django_db
ABOUT = "Comments are monitored. Obscene, off-topic or critical comments and personal attacks may be removed."


@dataclass(frozen=True, kw_only=True)
class Says:
    """What one policy says of each of the seven."""

    packs: tuple[str, ...]
    grounds: dict[str, str]
    """X1: what becomes of a notice that takes criticism for a ground, by notice."""
    approves: dict[str, str]
    """X2: who says yes to a page, by power; the last of them opens it."""
    lends: str
    """X3: a power that may be lent, or none."""
    lends_not: str
    owner: str
    """X4: who keeps a page where nobody else is named."""
    device: str
    """X5: whether a spoken yes will do for a device of one's own."""
    feed: str
    """X7: what becomes of five minutes on a personal feed, on shift, on an agency laptop."""
    notices: dict[str, tuple[bool, str]] = field(default_factory=dict)
    """X23: which notices are asked for, how firmly, and which reason sets one aside."""


PD_NOTICES = {
    "intro": (True, ""),
    "link": (False, "not-possible-because"),
    "owner": (True, ""),
    "contact": (True, ""),
    "opinion": (False, "left-out-because"),
}
NMPD_NOTICES = {
    "owner": (True, "not-possible-because"),
    "contact": (True, "not-possible-because"),
    "opinion": (False, "not-possible-because"),
}
SAYS = {
    "mpls": Says(
        packs=("mpls",),
        grounds={},
        approves={"mpls.site": "speaker"},
        lends="mpls.contract",
        lends_not="mpls.site",
        owner="chief",
        device="no-such-power",
        feed="silent",
    ),
    "mpd": Says(
        packs=("mpd", "mpls"),
        grounds={},
        approves={"mpd.site": "admin_a", "mpls.site": "speaker"},
        lends="mpls.contract",
        lends_not="mpd.site",
        owner="chief",
        device="no-such-power",
        feed="silent",
    ),
    "pd": Says(
        packs=("pd",),
        grounds={"remove-any": "incomplete"},
        approves={"pd.division-site": "partner"},
        lends="",
        lends_not="pd.platform",
        owner="partner",
        device="not-spoken",
        feed="review",
        notices=PD_NOTICES,
    ),
    "nmpd": Says(
        packs=("nmpd",),
        grounds={"remove-limited": "too-wide"},
        approves={"nmpd.site": "deputy"},
        lends="nmpd.site",
        lends_not="nmpd.removal",
        owner="deputy",
        device="spoken",
        feed="review",
        notices=NMPD_NOTICES,
    ),
}


@pytest.mark.parametrize("pack", SAYS)
def test_seven_points_on_which_the_policies_differ_come_out_as_each_says(pack):
    says = SAYS[pack]
    town = build(*says.packs)
    _lent(town, says)
    _approved(town, says)
    _owned(town, says)
    _shown(town, says)
    assert _device(town, pack) == says.device
    assert _feed(town) == says.feed


def _lent(town, says):
    """X3: power by power, and never the whole office."""
    holders = {"mpls": town.speaker, "mpd": town.admin_a, "pd": town.chief, "nmpd": town.chief}
    lender = holders[says.lends_not.partition(".")[0]]
    lent = {"unit": (town.city if says.lends_not.startswith("mpls") else town.police).id, "instrument": "M 7"}
    with must_refuse("not-delegable"):
        delegate(as_(lender), power=power(says.lends_not), to=town.deputy.id, **lent)
    if says.lends:
        lender = holders[says.lends.partition(".")[0]]
        unit = (town.city if says.lends.startswith("mpls") else town.police).id
        scope = {"scope": ("Facebook",)} if says.lends == "mpls.contract" else {}
        made = delegate(
            as_(lender), power=power(says.lends), to=town.deputy.id, unit=unit, instrument="M 8", **scope
        )
        assert made.id


def _approved(town, says):
    """X2: exactly these say yes, and the page is approved with the last of them; X3: one of them by delegation."""
    if "pd" in says.packs:
        platform_approved(town)
    page = police_wants(town)
    assert set(requests(page)) == set(says.approves)
    for name, who in says.approves.items():
        assert state(page) is State.IN_REVIEW
        if name == "mpls.site":
            endorsed(town.chief, page, name)
        yes(getattr(town, who), page, name)
        assert requests(page)[name].state is Decided.IN_FORCE
    assert state(page) is State.APPROVED


def _owned(town, says):
    """X4: who keeps a page unless somebody else is named."""
    page = drafted(town, town.press, unit=town.police, handle="WexhamK9", second=town.press, owner=None)
    assert page.entry.owner == getattr(town, says.owner).id


def _shown(town, says):
    """X1 and X23: what a page has to show, how firmly, and what may stand in its place."""
    look = seen(police_page(town, handle="Shown"), html(about=ABOUT, bio="News.", name="News"))
    rows = {one.notice: one for one in look.reading.notices.all()}
    assert {name: rows[name].state for name in rows if name.startswith("remove")} == says.grounds
    softened = {"intro", "link", "owner", "contact", "opinion"}
    found = {name: (one.required, one.waives) for name, one in rows.items() if name in softened}
    assert found == says.notices


def _device(town, pack):
    """X5: leave for a telephone of one's own, said and entered the day after."""
    told = {"identity": "A telephone", "use": "Photos of closed roads.", "reason": "The camera is better."}
    spoken = {"spoken_on": after(-1), "spoken_by": town.chief.id}
    if pack in {"mpls", "mpd"}:
        with must_refuse("no-such-power"):
            asks(town.officer, town.patrol, f"{pack}.device", told, **spoken)
        return "no-such-power"
    try:
        asks(town.officer, town.patrol, f"{pack}.device", told, **spoken)
    except ApprovalsError:
        return "not-spoken"
    return "spoken"


def _feed(town):
    """X7: five minutes on a personal feed, on shift and on an agency laptop, and no effect on the work."""
    line = AccessLine(
        person="A. Bell", minutes=5, equipment=Equipment.AGENCY, account=Account.PERSONAL, duty=Duty.ON_DUTY
    )
    access = AccessFacts(
        supplied_for=Known("report 12"),
        concerns=Known(frozenset({"A. Bell"})),
        lines=Known((line,)),
        more_than_occasional=Known(value=False),
        interferes=Known(value=False),
    )
    report = examiner_for("access.review", owner=town.police.id, actor=None, day=today()).examine(
        Facts(access=access)
    )
    found = [one.effect.value for one in report.findings if one.check == "CT052"]
    return found[0] if found else "silent"
