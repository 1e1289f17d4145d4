"""The acts of publishing, each allowed and refused (T33)."""

from django.utils import timezone
from tests.apps.act_cases import ActCase
from tests.apps.publishing.playing import GUILT, LINK, TIPS, as_, cleared, drafted, now, town_of, written

from bailiwick.apps.publishing import services
from bailiwick.apps.publishing.services import Posted

CLAUSE = "pd/IV.B.3.s1"


def _town():
    return town_of("pd")


def _with(*steps, text=TIPS):
    """A town with a draft of Sam's, taken so far."""

    def prepare():
        town = _town()
        draft = drafted(town, text, "pd.outreach")
        for step in steps:
            draft = step(town, draft)
        return town, draft

    return prepare


def _asked(town, draft):
    services.ask_reading(as_(town.sam), draft.row.id, clause=CLAUSE, reason="A film.")
    return now(draft)


def _case(prepare, does, by="sam", against="press"):
    return ActCase(
        prepare=prepare,
        allowed=lambda made: does(as_(getattr(made[0], by)), made[1]),
        refused=lambda made: does(as_(getattr(made[0], against)), made[1]),
    )


CASES = {
    "publishing.draft.begin": ActCase(
        prepare=_town,
        allowed=drafted,
        refused=lambda town: drafted(town, who=town.press),
    ),
    "publishing.draft.save": _case(
        _with(), lambda me, draft: services.save_draft(me, draft.row.id, written("Other words."))
    ),
    "publishing.draft.call-off": _case(
        _with(), lambda me, draft: services.call_off(me, draft.row.id), "press", "clerk"
    ),
    "publishing.post.clear": _case(
        _with(), lambda me, draft: services.clear_draft(me, draft.row.id, digest=draft.now.digest)
    ),
    "publishing.post.record": _case(
        _with(cleared),
        lambda me, draft: services.record_posted(me, draft.row.id, Posted(link=LINK, at=timezone.now())),
    ),
    "publishing.reading.ask": _case(
        _with(text=GUILT),
        lambda me, draft: services.ask_reading(me, draft.row.id, clause=CLAUSE, reason="A film."),
    ),
    "publishing.reading.answer": _case(
        _with(_asked, text=GUILT),
        lambda me, draft: services.answer_reading(
            me, draft.readings[0].ask_id, granted=True, digest=draft.now.digest
        ),
        "chief",
        "sam",
    ),
}
