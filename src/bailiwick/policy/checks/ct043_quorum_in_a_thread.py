"""CT043: A quorum of a public body talking about its business in a thread.

What it asks
    Do enough members of one board or council for a quorum talk about the body's business in one thread or group?

Why
    CR-43. mpls/def.covered.5 and mpls/roles.city-clerk.2: members of boards are bound, and the Clerk helps with
    open-meeting law. A meeting that nobody announced can undo what it decided, so the Clerk and the members hear of it
    early. Threads that carry one talk on are counted as one. It is advice, and no more.

Example
    Not met: "Group chat of five on a nine-seat board settles 'our vote'."
    Met: "Four members each wish a resident happy birthday."

Remedy
    Stop the talk there, keep the thread, and ask the Clerk how to bring it into an announced meeting.

Where it errs
    It knows who sits on which body only from a roster or from what is told; a body's own quorum rule goes before half
    and one only where it is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.checks.grammar.counting import reaches_quorum
from bailiwick.policy.facts import Known
from bailiwick.policy.remedy import Do

COUNTED, WHOLE, BODY = "common/quorum:counted", "common/quorum:whole", "common/quorum:body"
MEDIUM, BUSINESS, SOCIAL = "common/quorum:medium", "common/quorum:business", "common/quorum:social"
AUTHORS, ROSTER, QUORUM, TOPIC = "thread.authors", "thread.body-roster", "thread.quorum", "thread.topic"
NO_BUSINESS = frozenset(("social", "ceremonial"))
_REMEDIES = (Do("ask-clerk", "city-clerk"),)


@check(
    "CT043",
    name="quorum-in-a-thread",
    asks="Do enough members for a quorum talk about their body’s business in one thread?",
    document=__doc__,
    rules=("CR-43",),
    triggers=(COUNTED, WHOLE, BODY),
    context=(MEDIUM, BUSINESS, SOCIAL),
    uses=(AUTHORS,),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Count the authors against the roster where they are known; else read what is told of a thread."""
    if isinstance(look.facts.thread.authors, Known):
        if look.reads == "post.text":
            yield from _counted(look)
        return
    for match in look.text.any_of((COUNTED, WHOLE, BODY)):
        sure = _sureness(look, match.start)
        if not sure:
            continue
        yield not_met(
            say(
                "“{words}” tells of a quorum that talks about its business outside a meeting.",
                words=look.words(match),
            ),
            start=match.start,
            end=match.end,
            confidence=sure,
            remedies=_REMEDIES,
        )
        return


def _counted(look: Look) -> Iterator[Observation]:
    """The facts of a thread: distinct authors on the roster, the quorum, and what they talk about."""
    thread = look.facts.thread
    authors, roster, quorum = thread.authors, thread.body_roster, thread.quorum
    if not isinstance(authors, Known):
        return
    if not isinstance(roster, Known):
        yield cannot_tell(say("Nobody has said who sits on the body."), ROSTER)
        return
    members = set(authors.value) & set(roster.value)
    needed = quorum.value if isinstance(quorum, Known) else len(set(roster.value)) // 2 + 1
    if len(members) < needed:
        return
    if not isinstance(thread.topic, Known):
        yield cannot_tell(say("Nobody has said whether the thread is about the body’s business."), TOPIC)
    elif thread.topic.value not in NO_BUSINESS:
        yield not_met(
            say(
                "{number} members of one body talk in this thread, and {needed} are its quorum.",
                number=str(len(members)),
                needed=str(needed),
            ),
            remedies=_REMEDIES,
        )


def _sureness(look: Look, start: int) -> float:
    """How sure it is that a quorum is told of, in a thread, about its business; 0 where not."""
    text = look.text
    first, last = text.sentence_at(start)
    described = any(note.start <= start < note.end for note in text.annotations)
    business = text.matches(BUSINESS) if described else text.in_sentence(BUSINESS, start)
    if not business or text.in_sentence(SOCIAL, start):
        return 0.0
    return reaches_quorum(text.raw[first:last]) if text.matches(MEDIUM) else 0.0
