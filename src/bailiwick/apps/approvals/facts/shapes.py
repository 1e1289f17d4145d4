"""What each subject asks of whoever wants leave: data, driven by what a power is about. Nothing here names a policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bailiwick.apps.approvals.models import Subject
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.power import BindsTo, Delegate, Power

EACH_THEIR_OWN = "colleague"
SEALED_OBJECTS = frozenset({"covert", "contract", "record", "policy"})
"""What is decided in other rooms, or behind a seal: it cannot be asked for here."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked; `name` is its field. A question that must be answered says why when it is not."""

    name: str
    label: Sentence
    hint: Sentence | None = None
    must: bool = True
    long: bool = False
    most: int = 4000
    choices: tuple[tuple[str, Sentence], ...] = ()
    """The answers that it may have; otherwise it is answered in words."""

    def answered(self, answer: str) -> str:
        """An answer as it is shown: a choice in its words."""
        return str(dict(self.choices).get(answer, answer))


PAGE_KINDS = (
    ("website", say("A website")),
    ("social-network", say("A profile or page on a social network")),
    ("blog", say("A blog")),
    ("sharing", say("Photos or videos that are shared")),
    ("wiki", say("A page that people edit together")),
    ("other", say("Something else")),
)
"""What sort of page somebody may show the agency on: a plain website too (nmpd/IV.H)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one subject is asked for and shown."""

    subject: Subject
    title: Sentence
    brief: Sentence
    """In a list, after a number or a name."""
    lead: Sentence
    identity: Question | None = None
    words: Question | None = None
    questions: tuple[Question, ...] = ()
    layout: bool = False
    """A page's layout comes with it, or the reason why there is none (nmpd/VIII.A.3)."""
    file: bool = False
    """A file comes with it, and leave is for exactly this file."""
    memo: bool = False
    """It is a memorandum, decided on the memorandum itself."""
    taken_down: bool = False
    """When it ends, something has to come down."""
    hears: tuple[str, ...] = ()
    """Roles that are asked for their view where somebody holds them; they may have nothing to say."""

    @property
    def all_questions(self) -> tuple[Question, ...]:
        """Every question, in the order in which it is asked."""
        return tuple(filter(None, (self.identity, *self.questions, self.words)))


_PURPOSE = Question("purpose", say("What is it for?"), long=True)
_AUDIENCE = Question("audience", say("Who is it for?"), must=False, most=400)
SHAPES: Mapping[Subject, Shape] = MappingProxyType(
    {
        Subject.REFERENCE: Shape(
            subject=Subject.REFERENCE,
            title=say("Show the agency on a page of mine"),
            brief=say("a page that shows the agency"),
            lead=say("A memorandum goes up through those you answer to. Words count as much as pictures."),
            identity=Question("identity", say("The page or posting"), say("Its address."), most=500),
            questions=(
                Question("kind", say("What sort of page it is"), must=False, choices=PAGE_KINDS),
                Question(
                    "use",
                    say("Intended use"),
                    say("How the name, photo or insignia will be used: where, how large, beside what."),
                    long=True,
                ),
                Question("purpose", say("Site purpose"), say("What the site or posting is for."), long=True),
            ),
            layout=True,
            memo=True,
            taken_down=True,
        ),
        Subject.RELEASE: Shape(
            subject=Subject.RELEASE,
            title=say("Say or give out something that is kept in"),
            brief=say("something to say or give out"),
            lead=say("Leave is for exactly these words. Another wording is asked for again."),
            words=Question("words", say("The exact words"), long=True, most=20_000),
            questions=(_PURPOSE, _AUDIENCE),
        ),
        Subject.SPEAKING: Shape(
            subject=Subject.SPEAKING,
            title=say("Speak, appear, endorse or publish"),
            brief=say("something to speak or publish"),
            lead=say("For anything that could fairly be taken as the agency's view."),
            identity=Question("identity", say("The event or publication"), most=300),
            words=Question(
                "words",
                say("What you will say"),
                say("The text, or its main points."),
                long=True,
                most=20_000,
            ),
            questions=(
                Question("topic", say("The topic"), most=300),
                Question("audience", say("Who hears or reads it"), most=300),
            ),
        ),
        Subject.PHOTO: Shape(
            subject=Subject.PHOTO,
            title=say("Use a photo"),
            brief=say("a photo"),
            lead=say("Leave is for exactly this file."),
            questions=(Question("shows", say("What the photo shows"), long=True),),
            words=Question("words", say("The words it goes out with"), long=True, must=False, most=20_000),
            file=True,
        ),
        Subject.DEVICE: Shape(
            subject=Subject.DEVICE,
            title=say("Use a device of my own"),
            brief=say("a device"),
            lead=say("What you make with it for the agency is the agency's record, and you hand it over."),
            identity=Question(
                "identity", say("The device"), say("Make and model, and what you call it."), most=200
            ),
            questions=(
                Question("use", say("What you will do with it"), long=True),
                Question("reason", say("Why with your own"), long=True),
            ),
            hears=("it",),
        ),
        Subject.ACCESS: Shape(
            subject=Subject.ACCESS,
            title=say("Use social sites on agency systems"),
            brief=say("social sites on agency systems"),
            lead=say("Leave is for you and for what you name, from day to day as you give it."),
            identity=Question("identity", say("For which work"), most=300),
            questions=(_PURPOSE,),
        ),
        Subject.CONSENT: Shape(
            subject=Subject.CONSENT,
            title=say("Mention a colleague"),
            brief=say("to mention a colleague"),
            lead=say(
                "Your colleague alone says yes, may say no without a reason, and may take it back at any time."
            ),
            words=Question("words", say("What you would like to say or show"), long=True, most=4000),
        ),
        Subject.OTHER: Shape(
            subject=Subject.OTHER,
            title=say("Something else"),
            brief=say("something else"),
            lead=say("Say what it is for."),
            identity=Question("identity", say("What it is about"), most=300),
            questions=(_PURPOSE,),
        ),
    }
)
_BY_OBJECT: Mapping[str, Subject] = MappingProxyType(
    {
        "reference": Subject.REFERENCE,
        "post": Subject.RELEASE,
        "release": Subject.RELEASE,
        "appearance": Subject.SPEAKING,
        "publication": Subject.SPEAKING,
        "media": Subject.PHOTO,
        "device": Subject.DEVICE,
        "access": Subject.ACCESS,
    }
)


def asked_here(power: Power) -> bool:
    """Whether leave under the power is asked for in this room. Of persons only a colleague's own leave is."""
    if power.object == "person":
        return power.holder == EACH_THEIR_OWN
    return power.object not in SEALED_OBJECTS


def subject_of(power: Power) -> Subject:
    """The subject of a power, by what it is about and whose it is."""
    if power.holder == EACH_THEIR_OWN:
        return Subject.CONSENT
    return _BY_OBJECT.get(power.object, Subject.OTHER)


def is_exact(power: Power) -> bool:
    """Whether leave under the power is for exactly some words or one file."""
    return power.binds_to is BindsTo.EXACT


def knows_no_delegate(power: Power) -> bool:
    """Whether nobody but the holder may ever use it, so that their own things cannot be decided by anybody else."""
    return power.delegate is Delegate.NONE and power.holder != EACH_THEIR_OWN
