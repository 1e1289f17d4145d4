"""CT004: Training activities or work assignments disclosed.

What it asks
    Does the text, or a picture, tell of the training of staff, or of where and when somebody is assigned to work?

Why
    CR-04, setting X12. pd/IV.B.3.s3 asks the Chief's written permission. nmpd/V.G.3 bars it on official posts only
    where it shows the Department in a poor light, which a reviewer answers (`post.reflects-poorly`); in private
    nmpd/IX.A.3.a.5 and a.6 bar it outright.

Example
    Not met: "Working the south gate at the stadium Sunday, come say hi."
    Met: "Training for my first marathon, 18 miles done."

Remedy
    Take the time, the place and the unit out; or wait until the event is public.

Where it errs
    Classes for the public, recruiting and graduations pass, so a shift told beside them passes too.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import Known
from bailiwick.policy.facts.value import is_false, is_true
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import Match

WORDS = "common/training"
PUBLIC, LEISURE, POOR = f"{WORDS}:public", f"{WORDS}:leisure", f"{WORDS}:poor"
ELSEWHERE = f"{WORDS}:elsewhere"
TRAINING, ASSIGNMENT = "training", "assignment"
TOPICS = {
    f"{WORDS}:training": (TRAINING, 0.85),
    f"{WORDS}:range": (TRAINING, 0.8),
    f"{WORDS}:shooting": (TRAINING, 0.76),
    f"{WORDS}:academy": (TRAINING, 0.7),
    f"{WORDS}:team": (TRAINING, 0.8),
    f"{WORDS}:assignment": (ASSIGNMENT, 0.85),
    f"{WORDS}:asleep": (ASSIGNMENT, 0.85),
    f"{WORDS}:roster": (ASSIGNMENT, 0.76),
}


@check(
    "CT004",
    name="training-or-assignment",
    asks="Does this tell of training, or of where and when somebody is assigned to work?",
    document=__doc__,
    rules=("CR-04",),
    triggers=(*TOPICS,),
    context=(PUBLIC, LEISURE, ELSEWHERE, POOR),
    languages=("en",),
    values={
        "topics": "What is asked about: training, assignment; both unless one is named.",
        "poor_light_only": "Yes: it matters only where it shows the agency in a poor light.",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each topic once."""
    wanted = look.values.get("topics", (TRAINING, ASSIGNMENT))
    assert isinstance(wanted, tuple)  # noqa: S101 -- the pack's reader makes lists into tuples
    told: set[str] = set()
    for match in look.text.any_of(TOPICS):
        topic, confidence = TOPICS[match.group]
        if topic in told or topic not in wanted or _is_free(look, match, topic):
            continue
        told.add(topic)
        if look.values.get("poor_light_only", False):
            yield from _in_a_poor_light(look, match, topic)
        else:
            yield _found(look, match, _why(topic, _words(look, match)), confidence)


def _is_free(look: Look, match: Match, topic: str) -> bool:
    """Classes for the public, sport and news of a graduation are no training of staff."""
    if look.text.in_sentence(POOR, match.start):
        return False
    public = look.text.matches(PUBLIC) if topic == TRAINING else look.text.in_sentence(PUBLIC, match.start)
    return bool(public or look.text.in_sentence(LEISURE if topic == TRAINING else ELSEWHERE, match.start))


def _words(look: Look, match: Match) -> str:
    return look.words(match).rstrip(" ,:\n")


def _why(topic: str, words: str) -> Sentence:
    if topic == TRAINING:
        return say("“{words}” tells of the training of staff.", words=words)
    return say("“{words}” tells where or when somebody is assigned to work.", words=words)


def _found(look: Look, match: Match, why: Sentence, confidence: float) -> Observation:
    end = match.start + len(_words(look, match))
    change = Change(*look.text.sentence_at(match.start), "")
    return not_met(why, start=match.start, end=end, confidence=confidence, remedies=(change,))


def _in_a_poor_light(look: Look, match: Match, topic: str) -> Iterator[Observation]:
    """The reviewer's answer decides; without one, words that plainly show a poor light do, and else it is open."""
    poorly, words = look.facts.post.reflects_poorly, _words(look, match)
    if is_false(poorly):
        return
    if is_true(poorly) or look.text.matches(POOR):
        why = say("“{words}” is about training, and it may show the agency in a poor light.", words=words)
        if topic == ASSIGNMENT:
            why = say(
                "“{words}” is about an assignment, and it may show the agency in a poor light.", words=words
            )
        yield _found(look, match, why, 0.95 if isinstance(poorly, Known) else 0.78)
        return
    yield cannot_tell(
        say(
            "“{words}” is about training or an assignment. Nobody has said how it shows the agency.",
            words=words,
        ),
        "post.reflects-poorly",
        start=match.start,
        end=match.start + len(words),
    )
