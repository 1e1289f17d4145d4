"""The two lists of people: *Do not show me*, which is each member's own, and sensitive positions, which is sealed."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.models import DoNotShow, SensitivePosition
from bailiwick.apps.roster.permissions import Right, require
from bailiwick.apps.roster.services.helping import cut_short, day_of, locked_person
from bailiwick.kernel.sentence import say


@act("roster.do-not-show.join", say("joined the list Do not show me"), private=True)
def join_do_not_show(doing: Doing) -> None:
    """Whoever acts is not to be shown or named from today on. Nobody asks why (REG-NOSHOW, pd/V.A.8.a.s4)."""
    me = _myself(doing)
    if not DoNotShow.objects.filter(person_id=me, until=None).exists():
        DoNotShow.objects.create(person_id=me, starts=day_of(doing))
    doing.about("person", me)


@act("roster.do-not-show.leave", say("left the list Do not show me"), private=True)
def leave_do_not_show(doing: Doing) -> None:
    """Whoever acts may be shown again."""
    me = _myself(doing)
    cut_short(DoNotShow.objects.filter(person_id=me), day_of(doing))
    doing.about("person", me)


def _myself(doing: Doing) -> UUID:
    me = doing.actor.identity
    if me is None:
        raise RefusedError(
            "Each member joins and leaves this list for themself.",
            reason="not-oneself",
            remedy="Ask them to do it on their own page.",
        )
    return locked_person(me).id


@act("roster.sensitive.mark", say("changed the sealed list"))
def mark_sensitive(doing: Doing, *, person: UUID) -> None:
    """Enter that somebody is in a sensitive position. The entry names the row, not the person."""
    require(doing.actor, Right.KEEP_SENSITIVE, day_of(doing))
    locked_person(person)
    row, _ = SensitivePosition.objects.get_or_create(
        person_id=person, until=None, defaults={"starts": day_of(doing)}
    )
    doing.about("sealed", row.id)


@act("roster.sensitive.unmark", say("changed the sealed list"))
def unmark_sensitive(doing: Doing, *, person: UUID) -> None:
    """Enter that somebody is in a sensitive position no more."""
    require(doing.actor, Right.KEEP_SENSITIVE, day_of(doing))
    ended = cut_short(SensitivePosition.objects.filter(person_id=person), day_of(doing))
    doing.about("sealed", ended[0] if ended else "")
