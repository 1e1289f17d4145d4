"""Courses are drafted and revised, agreed to by each of their owners, and only then given out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.selectors import pack_of
from bailiwick.apps.readiness.errors import ReadinessError
from bailiwick.apps.readiness.facts import Question, written_quiz
from bailiwick.apps.readiness.models import Course, CourseRelease, CourseVersion, Round, SignOff, Topic
from bailiwick.apps.readiness.models.courses import OWNERS
from bailiwick.apps.readiness.permissions import Right, require
from bailiwick.apps.readiness.selectors.courses import roles_missing
from bailiwick.apps.readiness.services.helping import MOST_TEXT, day_of, told
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import roles_of, tree_on
from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.sentence import say

MOST_QUESTIONS = 40


@act("readiness.course.draft", say("drafted a course"))
def draft_course(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    unit: UUID,
    pack: str,
    name: str,
    topic: Topic,
    owners: Sequence[Role],
    text: str,
    quiz: Sequence[Question] = (),
    clauses: Sequence[str] = (),
) -> Course:
    """Draft a course for a unit and all below it, with its first version. `owners` must each agree to every version."""
    day = day_of(doing)
    require(doing.actor, Right.KEEP_COURSES, day, unit)
    name = told(name, "name of the course", 120)
    _owned(owners)
    if Course.objects.filter(unit_id=unit, name=name).exists():
        raise ReadinessError(
            "There is a course of that name.", remedy="Give it a name of its own, or revise that one."
        )
    course: Course = Course.objects.create(
        unit_id=unit,
        pack=pack_of(pack).id,
        name=name,
        topic=topic,
        owners="\n".join(dict.fromkeys(owners)),
        entered_at=doing.at,
    )
    doing.about("course", course.id)
    doing.record(unit=unit, pack=pack, topic=topic, owners=sorted(owners))
    _version(doing, course, 1, text, quiz, clauses)
    return course


@act("readiness.course.revise", say("wrote a new version of a course"))
def revise_course(
    doing: Doing, *, course: UUID, text: str, quiz: Sequence[Question] = (), clauses: Sequence[str] = ()
) -> CourseVersion:
    """Write a new version; the one that is given out stays given out until the new one is."""
    row = _course(course)
    require(doing.actor, Right.KEEP_COURSES, day_of(doing), row.unit_id)
    number = row.versions.count() + 1
    doing.about("course", row.id)
    return _version(doing, row, number, text, quiz, clauses)


@act("readiness.course.sign-off", say("agreed to a version of a course"))
def sign_off(doing: Doing, *, version: UUID, role: Role) -> SignOff:
    """Agree, as one of its owners, to exactly this version."""
    row = _locked_version(version)
    day = day_of(doing)
    signer = doing.actor.identity
    if (
        signer is None
        or role not in row.course.owners.splitlines()
        or not _has(signer, role, row.course.unit_id, day)
    ):
        raise RefusedError(
            "Only an owner of the course agrees to it, each for themself.",
            reason="not-an-owner",
            remedy="Ask whoever holds the role for this unit.",
        )
    if row.sign_offs.filter(role=role).exists():
        raise ReadinessError("That owner has agreed already.", remedy="Look at the page again.")
    signed: SignOff = SignOff.objects.create(version=row, role=role, signed_by_id=signer, at=doing.at)
    doing.about("course", row.course_id)
    doing.record(version=row.id, role=role, digest=row.digest)
    return signed


@act("readiness.course.release", say("gave out a course"))
def release_course(doing: Doing, *, version: UUID, day: date | None = None) -> CourseRelease:
    """Give a version out from a day on (today). Refused as long as one of its owners has not agreed to it."""
    row = _locked_version(version)
    today = day_of(doing)
    require(doing.actor, Right.KEEP_COURSES, today, row.course.unit_id)
    missing = roles_missing(row)
    if missing:
        raise RefusedError(
            f"Not every owner has agreed to this version: {', '.join(missing)}.",
            reason="owner-missing",
            remedy="Ask them to read it and agree.",
        )
    if CourseRelease.objects.filter(version=row).exists():
        raise ReadinessError("This version is given out already.", remedy="Look at the page again.")
    day = day or today
    if day < today:
        raise ReadinessError("A course cannot be given out in the past.", remedy="Give today or a later day.")
    released: CourseRelease = CourseRelease.objects.create(
        version=row, day=day, released_by=doing.actor.identity, at=doing.at
    )
    doing.about("course", row.course_id)
    doing.record(version=row.id, digest=row.digest, from_day=day)
    return released


@act("readiness.round.set", say("set the time for a round of a course"))
def set_round(doing: Doing, *, course: UUID, opens: date, closes: date) -> Round:
    """Set a time in which everybody takes the course again; after its last day its reach is told by category."""
    row = _course(course)
    require(doing.actor, Right.KEEP_COURSES, day_of(doing), row.unit_id)
    if closes < opens:
        raise ReadinessError("The round would close before it opens.", remedy="Give a later last day.")
    if row.rounds.filter(opens__lte=closes, closes__gte=opens).exists():
        raise ReadinessError("Another round of the course is under way then.", remedy="Choose other days.")
    made: Round = Round.objects.create(course=row, opens=opens, closes=closes)
    doing.about("course", row.id)
    doing.record(round=made.id, opens=opens, closes=closes)
    return made


def _version(  # noqa: PLR0913, PLR0917 -- what a version is made of
    doing: Doing, course: Course, number: int, text: str, quiz: Sequence[Question], clauses: Sequence[str]
) -> CourseVersion:
    text = told(text, "text of the course", MOST_TEXT)
    known = pack_of(course.pack).clauses
    strange = [clause for clause in clauses if clause not in known]
    if strange:
        raise ReadinessError(f"The policy has no clause {strange[0]}.", remedy="Name clauses by their ids.")
    questions = written_quiz(_sound(quiz))
    digest = digest_of({"text": text, "quiz": questions, "clauses": list(clauses)})
    made: CourseVersion = CourseVersion.objects.create(
        course=course,
        number=number,
        text=text,
        quiz=questions,
        clauses="\n".join(clauses),
        digest=digest,
        drafted_by=doing.actor.identity,
        drafted_at=doing.at,
    )
    doing.record(version=made.id, number=number, digest=digest)
    return made


def _sound(quiz: Sequence[Question]) -> Sequence[Question]:
    for one in quiz:
        two_answers = len({answer.strip() for answer in one.answers}) == len(one.answers) > 1
        if not one.asks.strip() or not two_answers or not 0 <= one.right < len(one.answers):
            raise ReadinessError(
                "A question needs its words, two different answers at least, and one that is right.",
                remedy="Complete it, or leave it out.",
            )
    if len(quiz) > MOST_QUESTIONS:
        raise ReadinessError(f"A course has at most {MOST_QUESTIONS} questions.", remedy="Leave some out.")
    return quiz


def _owned(owners: Sequence[Role]) -> None:
    if not owners or not set(owners) <= set(OWNERS):
        raise ReadinessError(
            "A course is owned by Communications, human resources or IT, or several of them.",
            remedy="Choose at least one of them.",
        )


def _has(person: UUID, role: Role, unit: UUID, day: date) -> bool:
    way = tree_on(day).above(unit)
    return any(held == role and scope in way for held, scope in roles_of(person, day))


def _course(course: UUID) -> Course:
    found: Course | None = Course.objects.select_for_update().filter(pk=course).first()
    if found is None:
        raise ReadinessError("There is no such course.", remedy="Look at the list again.")
    return found


def _locked_version(version: UUID) -> CourseVersion:
    rows = CourseVersion.objects.select_for_update(of=("self",)).select_related("course")
    found: CourseVersion | None = rows.filter(pk=version).first()
    if found is None:
        raise ReadinessError("There is no such version.", remedy="Look at the course again.")
    return found
