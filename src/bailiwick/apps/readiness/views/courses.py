"""Courses as their owners see them: drafting, agreeing, giving out, rounds and their reach."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.selectors import adoptions_on, library
from bailiwick.apps.readiness.errors import ReadinessError
from bailiwick.apps.readiness.facts import read_quiz
from bailiwick.apps.readiness.forms import CourseForm, RoundForm, TextForm
from bailiwick.apps.readiness.models import Topic
from bailiwick.apps.readiness.permissions import Right, scopes_of
from bailiwick.apps.readiness.selectors import courses_shown, reach_of
from bailiwick.apps.readiness.selectors.courses import CourseShown
from bailiwick.apps.readiness.services import (
    draft_course,
    release_course,
    revise_course,
    set_round,
    sign_off,
)
from bailiwick.apps.readiness.views.helping import UNPROCESSABLE, me_and_day, told_of
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import outline, roles_of, tree_on


@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    """The courses that I keep, each with who has still to agree, and how far its rounds reached."""
    return _list(request)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """Draft a course."""
    actor, _, day = _keeper(request)
    form = CourseForm(_sent(request))
    scopes, tree = scopes_of(actor, Right.KEEP_COURSES, day), tree_on(day)
    form.fields["unit"].choices = [  # type: ignore[attr-defined]
        (str(row.unit), row.name) for row in outline(day) if scopes.intersection(tree.above(row.unit))
    ]
    adopted = {row.pack for row in adoptions_on(day)}
    form.fields["pack"].choices = [  # type: ignore[attr-defined]
        (pack.id, pack.citation or pack.title) for pack in library().policies if pack.id in adopted
    ]
    status = UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            draft_course(
                actor,
                unit=UUID(told["unit"]),
                pack=told["pack"],
                name=told["name"],
                topic=Topic(told["topic"]),
                owners=[Role(one) for one in told["owners"]],
                text=told["text"],
                quiz=form.questions,
                clauses=form.named,
            )
            return redirect("readiness:courses")
        except (ReadinessError, RefusedError) as error:
            said, status = told_of(error)
            form.add_error(None, said)
    return render(request, "readiness/draft.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: HttpRequest, course: UUID) -> HttpResponse:
    """Write a new version of a course."""
    actor, _, day = _keeper(request)
    shown = _one(actor, course, day)
    newest = shown.newest
    first = {
        "text": newest.text,
        "quiz": _written(newest.quiz),
        "clauses": ", ".join(newest.clauses.splitlines()),
    }
    form = TextForm(_sent(request), initial=first)
    status = UNPROCESSABLE if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            revise_course(
                actor, course=course, text=form.cleaned_data["text"], quiz=form.questions, clauses=form.named
            )
            return redirect("readiness:courses")
        except (ReadinessError, RefusedError) as error:
            said, status = told_of(error)
            form.add_error(None, said)
    return render(request, "readiness/draft.html", {"form": form, "shown": shown}, status=status)


@require_POST
def agree(request: HttpRequest, version: UUID) -> HttpResponse:
    """Agree to a version, as the owner I am."""
    actor, _, _ = _keeper(request)
    asked = request.POST.get("role", "")
    if asked not in set(Role):
        raise Http404
    return _done(request, lambda: sign_off(actor, version=version, role=Role(asked)))


@require_POST
def give_out(request: HttpRequest, version: UUID) -> HttpResponse:
    """Give a version out."""
    actor, _, _ = _keeper(request)
    return _done(request, lambda: release_course(actor, version=version))


@require_POST
def round_of(request: HttpRequest, course: UUID) -> HttpResponse:
    """Set the time for a round."""
    actor, _, day = _keeper(request)
    _one(actor, course, day)
    form = RoundForm(request.POST)
    if not form.is_valid():
        return _list(
            request, "Give the first and the last day of the round, such as 2026-03-01.", UNPROCESSABLE
        )
    told = form.cleaned_data
    return _done(request, lambda: set_round(actor, course=course, opens=told["opens"], closes=told["closes"]))


def _done(request: HttpRequest, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except (ReadinessError, RefusedError) as error:
        return _list(request, *told_of(error))
    return redirect("readiness:courses")


def _list(request: HttpRequest, said: str = "", status: int = 200) -> HttpResponse:
    actor, me, day = _keeper(request)
    mine = {role for role, _ in roles_of(me, day)}
    context = {
        "courses": [
            {
                "shown": one,
                "mine_to_agree": [role for role in one.outstanding if role in mine],
                "rounds": [(each, reach_of(each) if each.closes < day else None) for each in one.rounds],
            }
            for one in courses_shown(actor, day)
        ],
        "round_form": RoundForm(auto_id=False),
        "said": said,
    }
    return render(request, "readiness/courses.html", context, status=status)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where it is empty; None where nothing was asked to be done."""
    return request.POST if request.method == "POST" else None


def _keeper(request: HttpRequest) -> tuple[Actor, UUID, date]:
    actor, me, day = me_and_day(request)
    if not scopes_of(actor, Right.KEEP_COURSES, day):
        raise Http404
    return actor, me, day


def _one(actor: Actor, course: UUID, day: date) -> CourseShown:
    found = next((one for one in courses_shown(actor, day) if one.course.pk == course), None)
    if found is None:
        raise Http404
    return found


def _written(quiz: str) -> str:
    """The questions as the form takes them."""
    return "\n\n".join(
        "\n".join(
            [
                one.asks,
                *(
                    f"{'+' if place == one.right else '-'} {answer}"
                    for place, answer in enumerate(one.answers)
                ),
            ]
        )
        for one in read_quiz(quiz)
    )
