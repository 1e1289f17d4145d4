"""Notices as people see them: how each stands, which were lost, and which rule for comments was posted when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max, Q, Window
from django.db.models.functions import Lag

from bailiwick.apps.sites.models import Look, NoticeLost, NoticeRead, Outcome, Place, Reading
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.checks.grammar.notice_reading import State
from bailiwick.readers.page.wording import NOTICE_WORDS, PLACE_WORDS, STATE_WORDS

ORDER = (
    State.ABSENT, State.INCOMPLETE, State.TOO_WIDE, State.CANNOT_TELL, State.NOT_APPLICABLE, State.PRESENT,
)  # fmt: skip
_SEEN = (Outcome.READ, Outcome.UNCHANGED)
OUTCOMES = {
    Outcome.READ: say("read"),
    Outcome.UNCHANGED: say("as it was before"),
    Outcome.NOT_ALLOWED: say("not read: the host asks programs not to"),
    Outcome.BUSY: say("not read: the host asked for rest"),
    Outcome.GONE: say("the host says that there is no such page"),
    Outcome.NOT_FETCHED: say("not read: it could not be fetched"),
}


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice of one policy as a page shows it."""

    row: NoticeRead
    name: Sentence
    state: Sentence
    force: Sentence
    places: tuple[Sentence, ...]
    stops: bool
    wanting: bool
    excused: bool
    about_comments: bool


@dataclass(frozen=True, slots=True)
class Alarm:
    """A notice that was lost, and since when it is back, if it is."""

    row: NoticeLost
    name: Sentence
    site: str
    back_at: datetime | None


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that is known of a page's notices."""

    look: Look | None
    outcome: Sentence | None
    reading: Reading | None
    rows: tuple[NoticeRow, ...]
    alarms: tuple[Alarm, ...]
    before: tuple[Alarm, ...]

    @property
    def wanting(self) -> int:
        """How many notices are not as they should be, with nothing that excuses it."""
        return sum(one.wanting and not one.excused for one in self.rows)


@dataclass(frozen=True, slots=True)
class Posted:
    """The rule for comments at a moment: the reading that shows it, when it was first and last read so.

    `rule` is empty where the page carried none. `next_at` is when the page was next seen, and `same` whether it then
    still said the same; between two readings nobody knows more.
    """

    rule: str
    reading: Reading
    since: datetime
    seen_last: datetime
    next_at: datetime | None
    same_next: bool

    @property
    def forgotten(self) -> bool:
        """Whether there was one, and its words were destroyed with the page's record."""
        return not self.rule and bool(self.reading.rule_digest)


def board_of(site: Loaded) -> Board:
    """How a page's notices stand by its last reading. Four queries."""
    look = Look.objects.filter(site=site.row).order_by("-order").first()
    reading = Reading.objects.filter(site=site.row).select_related("by").order_by("-order").first()
    rows = [] if reading is None else list(reading.notices.all())
    alarms = alarms_of(site)
    return Board(
        look=look,
        outcome=OUTCOMES[Outcome(look.outcome)] if look else None,
        reading=reading,
        rows=tuple(sorted(map(_row, rows), key=_worst_first)),
        alarms=tuple(one for one in alarms if one.back_at is None),
        before=tuple(one for one in alarms if one.back_at is not None),
    )


def _worst_first(one: NoticeRow) -> tuple[bool, int, str]:
    return not one.stops, ORDER.index(State(one.row.state)), one.row.binding


def _row(row: NoticeRead) -> NoticeRow:
    state = State(row.state)
    wanting = state in {State.ABSENT, State.INCOMPLETE, State.TOO_WIDE}
    return NoticeRow(
        row=row,
        name=NOTICE_WORDS[row.notice],
        state=_state_words(state, required=row.required),
        force=say("required") if row.required else say("recommended"),
        places=tuple(PLACE_WORDS[one] for one in row.places.split() if one in PLACE_WORDS),
        stops=wanting and not row.excused_by and row.effect in {"stop", "hold"},
        wanting=wanting,
        excused=bool(row.excused_by),
        about_comments=row.notice in ABOUT_COMMENTS,
    )


def _state_words(state: State, *, required: bool) -> Sentence:
    if state is State.ABSENT:
        return say("required notice missing") if required else say("recommended notice missing")
    return STATE_WORDS[state]


ABOUT_COMMENTS = frozenset({"monitored", "remove-any", "remove-limited", "opinion"})
"""Notices that speak to whoever comments: beside them the portal's address has its place."""


def alarms_of(site: Loaded, most: int = 50) -> list[Alarm]:
    """The notices that a page has lost, the latest first. One query."""
    rows = NoticeLost.objects.filter(site=site.row).select_related("back", "before", "missed")
    return [_alarm(one, site.entry.title) for one in rows.order_by("-order")[:most]]


def _alarm(row: NoticeLost, title: str) -> Alarm:
    back = getattr(row, "back", None)
    return Alarm(row, NOTICE_WORDS[row.notice], title, back.at if back else None)


def open_alarms(sites: Sequence[UUID]) -> list[NoticeLost]:
    """Alarms of those sites that have not closed, the oldest first. One query."""
    rows = NoticeLost.objects.filter(site_id__in=sites, back=None).select_related("site__place")
    return list(rows.order_by("order"))


def alarm(site: Loaded, identity: UUID) -> Alarm | None:
    """One alarm of a site. One query."""
    rows = NoticeLost.objects.filter(site=site.row, id=identity)
    found = rows.select_related("back", "before", "missed").first()
    return None if found is None else _alarm(found, site.entry.title)


def reading_of(site: Loaded, identity: UUID) -> Reading | None:
    """One reading of a site. One query."""
    found: Reading | None = Reading.objects.filter(site=site.row, id=identity).first()
    return found


def rule_posted(site: UUID, moment: datetime) -> Posted | None:
    """Which rule for comments was posted at a moment, as far as readings tell; None before the first reading.

    The answer for a comment that was hidden: the last look at or before that moment, and the first one after it.
    Five queries at most.
    """
    looks = Look.objects.filter(site_id=site, outcome__in=_SEEN).exclude(reading=None)
    last = looks.filter(at__lte=moment).select_related("reading").order_by("-at", "-order").first()
    if last is None or last.reading is None:
        return None
    reading = last.reading
    before = Reading.objects.filter(site_id=site, order__lt=reading.order)
    other = before.exclude(rule_digest=reading.rule_digest).order_by("-order").first()
    same = Reading.objects.filter(site_id=site, rule_digest=reading.rule_digest, order__lte=reading.order)
    first = same.filter(order__gt=other.order if other else 0).order_by("order").first()
    following = looks.filter(at__gt=moment).select_related("reading").order_by("at", "order").first()
    same_next = bool(following and following.reading and following.reading.rule_digest == reading.rule_digest)
    return Posted(
        rule=reading.rule,
        reading=reading,
        since=first.at if first else reading.at,
        seen_last=last.at,
        next_at=following.at if following else None,
        same_next=same_next,
    )


def rules_now(sites: Sequence[UUID]) -> dict[UUID, Look]:
    """The last look that saw each of those pages, with its reading, as far as any has. One query."""
    seen = Look.objects.filter(site_id__in=sites, outcome__in=_SEEN).exclude(reading=None)
    newest = seen.order_by().values("site").annotate(last=Max("order")).values("last")
    rows = Look.objects.filter(order__in=newest).select_related("reading").defer("reading__shown")
    return {row.site_id: row for row in rows}


def rules_of(site: UUID, most: int = 20) -> list[Reading]:
    """The rule for comments wherever it changed, the latest first, without all else that was shown. One query."""
    before = Window(Lag("rule_digest"), order_by="order")
    rows = Reading.objects.filter(site_id=site).annotate(digest_before=before)
    changed = rows.filter(Q(digest_before=None) | ~Q(digest_before=F("rule_digest")))
    return list(changed.order_by("-order").defer("shown")[:most])


def wanting_of(sites: Sequence[UUID]) -> dict[UUID, int]:
    """How many required notices each of those sites lacks by its last reading, where any. Two queries."""
    newest = Reading.objects.filter(site_id__in=sites).values("site").annotate(last=Max("order"))
    rows = NoticeRead.objects.filter(reading__in=newest.values("last"), required=True, excused_by="")
    wanting = rows.filter(state__in=[State.ABSENT.value, State.INCOMPLETE.value])
    found: dict[UUID, int] = {}
    for site in wanting.values_list("reading__site", flat=True):
        found[site] = found.get(site, 0) + 1
    return found


def kept_sites(person: UUID, units: frozenset[UUID]) -> list[UUID]:
    """The sites somebody owns or stands in for, and those of units whose pages they oversee. One query."""
    from_units = Place.objects.filter(site__unit_id__in=units)
    own = Place.objects.filter(owner_id=person) | Place.objects.filter(backup_id=person)
    return list((from_units | own).distinct().values_list("site_id", flat=True))
