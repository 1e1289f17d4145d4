"""Plain questions for missing facts: what is asked, which answers there are, and which fact each answer states.

Pure. A question is known by its key: a fact path with what exactly is asked of it, or
`permission:` and a power. "I don't know" is always an answer, and leaves the fact unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.binding import Binding, ReviewerRelease
from bailiwick.policy.facts import UNKNOWN, Facts, Known
from bailiwick.policy.facts.facts import FACT_PATHS
from bailiwick.policy.facts.subjects import Duty, MediaKind, WaiverFact
from bailiwick.policy.facts.value import ABSENT, Fact
from bailiwick.policy.finding import Finding
from bailiwick.policy.permission import Form, Permission
from bailiwick.policy.power import BindsTo, Delegate, Power
from bailiwick.policy.target import target_of

MOST_QUESTIONS = 6
DO_NOT_KNOW = "unknown"
PERMISSIONS = "permissions"
WAIVERS = "waivers"
_PERMISSION = "permission:"
_SECOND_READER = "second-reader:"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its key in a form, its words, and the fact that it states."""

    key: str
    says: Sentence
    states: Fact[object]


@dataclass(frozen=True, slots=True)
class Question:
    """One plain question. `path` is the fact it settles; several questions may settle parts of one."""

    key: str
    path: str
    asks: Sentence
    choices: tuple[Choice, ...]

    def choice(self, key: str) -> Choice | None:
        """The answer of that key, if this question has it."""
        return next((choice for choice in self.choices if choice.key == key), None)


_I_DO_NOT_KNOW = Choice(DO_NOT_KNOW, say("I don’t know"), UNKNOWN)
_YES, _NO = say("Yes"), say("No")


_TRUE: Fact[object] = Known(value=True)
_FALSE: Fact[object] = Known(value=False)


def _yes_no(path: str, asks: Sentence, *, yes: Fact[object] = _TRUE, no: Fact[object] = _FALSE) -> Question:
    return Question(path, path, asks, (Choice("yes", _YES, yes), Choice("no", _NO, no), _I_DO_NOT_KNOW))


def _choice(path: str, asks: Sentence, *choices: Choice, key: str = "") -> Question:
    return Question(key or path, path, asks, (*choices, _I_DO_NOT_KNOW))


def _some(*values: str) -> Fact[object]:
    return Known(frozenset(values))


_QUESTIONS: tuple[Question, ...] = (
    _choice(
        "post.media",
        say("Is anything attached to the words?"),
        Choice("none", say("Nothing"), ABSENT),
        Choice("photo", say("A photo"), Known(MediaKind.PHOTO)),
        Choice("video", say("A video"), Known(MediaKind.VIDEO)),
        Choice("graphic", say("A graphic"), Known(MediaKind.GRAPHIC)),
        Choice("audio", say("Sound"), Known(MediaKind.AUDIO)),
    ),
    _yes_no("media.shows-employee", say("Can anyone who works for the agency be seen in it?")),
    _choice(
        "media.relates-to",
        say("Does it come from an investigation?"),
        Choice("no", _NO, _some()),
        Choice("criminal", say("Yes, a criminal one"), _some("criminal-investigation")),
        Choice("internal", say("Yes, one about staff"), _some("administrative-investigation")),
        key="media.relates-to.investigation",
    ),
    _choice(
        "media.relates-to",
        say("Does it show one of the agency’s projects or programs?"),
        Choice("yes", _YES, _some("project", "program")),
        Choice("no", _NO, _some()),
        key="media.relates-to.program",
    ),
    _yes_no(
        "media.shows-insignia",
        say("Does it show a uniform, a badge, a patch, a marked car or the agency’s logo?"),
    ),
    _yes_no("media.taken-on-duty", say("Was it taken while on duty?")),
    _yes_no(
        "media.taken-by-access",
        say(
            "Was it taken somewhere that only police may enter, such as behind the tape or inside a station?"
        ),
    ),
    _yes_no(
        "media.shows-home",
        say("Can a house number, a licence plate, a school or somebody’s family be made out in it?"),
    ),
    _yes_no("media.explicit", say("Does it show nudity or anything sexual?")),
    _yes_no("media.people-agreed", say("Have the people who can be recognised agreed to be shown?")),
    _choice(
        "person.duty",
        say("Are you on duty now?"),
        Choice("on", _YES, Known(Duty.ON_DUTY)),
        Choice("detail", say("On an off-duty detail"), Known(Duty.OFF_DUTY_DETAIL)),
        Choice("off", _NO, Known(Duty.OFF_DUTY)),
    ),
    _yes_no("person.sworn", say("Are you a sworn officer?")),
    _yes_no("person.may-work-undercover", say("Do you work undercover, or might you one day?")),
    _yes_no("person.trained", say("Have you had the training that posting for the agency asks for?")),
    _yes_no("person.device-own", say("Are you posting from a phone or computer of your own?")),
    _yes_no("post.released", say("Has the agency already given out these same facts to the public?")),
    _yes_no("post.reflects-poorly", say("Could it make the agency look bad in a resident’s eyes?")),
    _yes_no("post.author-identified", say("Does the page or the text say that you work for the agency?")),
    # What an agency keeps as a list, asked of this one text: "no" is an empty list; "yes" needs the list itself.
    _yes_no(
        "lists.pending-cases",
        say("Is a case that this is about still before a court?"),
        yes=UNKNOWN,
        no=Known(()),
    ),
    _yes_no(
        "lists.colleagues", say("Does it name, show or point to a colleague?"), yes=UNKNOWN, no=Known(())
    ),
    _yes_no(
        "lists.candidates",
        say("Does it speak of a candidate or a ballot measure?"),
        yes=UNKNOWN,
        no=Known(()),
    ),
)


def _by_path() -> dict[str, tuple[Question, ...]]:
    found: dict[str, tuple[Question, ...]] = {}
    for question in _QUESTIONS:
        found[question.path] = (*found.get(question.path, ()), question)
    return found


QUESTIONS = _by_path()
"""Fact path to the questions that settle it."""


def facts_with(facts: Facts, answers: Mapping[str, str]) -> Facts:
    """The facts with what the answers state. A fact of several questions is known once all are answered."""
    for path, questions in QUESTIONS.items():
        stated = [
            choice.states
            for question in questions
            if (choice := question.choice(answers.get(question.key, "")))
        ]
        if len(stated) == len(questions) and UNKNOWN not in stated:
            facts = _with(facts, path, _joined(stated))
    return facts


def _joined(stated: Sequence[Fact[object]]) -> Fact[object]:
    if len(stated) == 1:
        return stated[0]
    parts = [fact.value for fact in stated if isinstance(fact, Known) and isinstance(fact.value, frozenset)]
    return Known(frozenset().union(*parts))


def _with(facts: Facts, path: str, fact: Fact[object]) -> Facts:
    subject, _, name = FACT_PATHS[path].partition(".")
    if not name:
        return replace(facts, **{subject: fact})  # type: ignore[arg-type]
    return replace(facts, **{subject: replace(getattr(facts, subject), **{name: fact})})


def permission_key(power: Power) -> str:
    """The key of the question whether this power has been used."""
    return f"{_PERMISSION}{power.id}"


def permission_question(power: Power) -> Question:
    """Ask whether whoever holds the power has said yes to exactly this."""
    key = permission_key(power)
    choices = (Choice("yes", _YES, UNKNOWN), Choice("no", _NO, UNKNOWN), _I_DO_NOT_KNOW)
    return Question(key, PERMISSIONS, _permission_asks(power), choices)


def _permission_asks(power: Power) -> Sentence:
    role = power.holder.replace("-", " ")
    if power.holder != "chief":
        return say("Has the {role} said yes to exactly this?", role=role)
    picture = power.object == "media"
    if power.delegate is Delegate.DESIGNEE:
        if picture:
            return say("Has the Chief, or somebody the Chief named for it, approved exactly this picture?")
        return say("Has the Chief, or somebody the Chief named for it, said yes to exactly this?")
    if power.form is Form.WRITTEN:
        return say("Has the Chief said yes to exactly this, in writing?")
    return say("Has the Chief said yes to exactly this?")


def permission_said(power: Power, facts: Facts, text: str, on: date) -> Permission:
    """The permission that a yes states: given in due form by the holder, on this day, for exactly this."""
    target = target_of("post", facts, text, power.object)
    return Permission(
        power=power.id,
        by=power.holder,
        form=power.form,
        on=on,
        object=next(iter(sorted(target.categories)), "")
        if power.binds_to is BindsTo.CATEGORY
        else target.identity,
        digest=target.digest,
        layout=target.layout,
        inputs=tuple(step.role for step in power.input_first),
        endorsed_by=power.endorsed_by,
    )


def questions_for(
    findings: Iterable[Finding], answers: Mapping[str, str], powers: Mapping[str, Sequence[Power]]
) -> list[Question]:
    """At most six unanswered questions that would settle what cannot be told; those that settle most come first.

    `powers`: binding id to the powers whose use it asks about.
    """
    asked: dict[str, Question] = {}
    settles: Counter[str] = Counter()
    for finding in findings:
        for path in finding.missing:
            for question in _questions_about(path, powers.get(finding.binding, ())):
                asked.setdefault(question.key, question)
                settles[question.key] += 1
    waiting = [key for key in asked if key not in answers]
    waiting.sort(key=lambda key: -settles[key])
    return [asked[key] for key in waiting[:MOST_QUESTIONS]]


def _questions_about(path: str, powers: Sequence[Power]) -> Sequence[Question]:
    if path == PERMISSIONS:
        return [permission_question(power) for power in powers]
    return QUESTIONS.get(path, ())


def second_reader_key(binding: Binding) -> str:
    """The key of the question whether a second person has read the words that a binding found."""
    return f"{_SECOND_READER}{binding.id}"


def second_reader_question(key: str) -> Question:
    """Ask whether a second person says that the words do not mean what a check thinks."""
    asks = say("Has a second person read the words and said that they do not mean this?")
    return Question(
        key, WAIVERS, asks, (Choice("yes", _YES, UNKNOWN), Choice("no", _NO, UNKNOWN), _I_DO_NOT_KNOW)
    )


def second_reading_said(binding: Binding) -> WaiverFact | None:
    """The reading that a yes states, for the clauses of one binding; None where no second reader may release it."""
    if not isinstance(binding.release, ReviewerRelease):
        return None
    return WaiverFact(
        kind=f"second-reader:{binding.release.role}",
        reason="A second person has read the words.",
        clause=binding.clauses[0],
    )


def is_about_exact_words(key: str) -> bool:
    """Whether an answer holds for these very words only, and has to be asked again when they change."""
    return key.startswith((_PERMISSION, _SECOND_READER))


def question_of(key: str, powers: Mapping[str, Power]) -> Question | None:
    """The question of that key; None for a key that nobody asks. `powers` by id."""
    if key.startswith(_SECOND_READER):
        return second_reader_question(key)
    if key.startswith(_PERMISSION):
        power = powers.get(key.removeprefix(_PERMISSION))
        return permission_question(power) if power else None
    return next((question for question in _QUESTIONS if question.key == key), None)
