"""My own: what I have to sign and learn, the rules that bind me, reading and signing, taking a course."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.readiness.contributions import address_of
from bailiwick.apps.readiness.errors import ReadinessError
from bailiwick.apps.readiness.facts import read_quiz
from bailiwick.apps.readiness.forms import SignForm, chosen
from bailiwick.apps.readiness.permissions import Right, may
from bailiwick.apps.readiness.selectors import paper_for, rules_of, tasks, version_of
from bailiwick.apps.readiness.selectors.bound import bound
from bailiwick.apps.readiness.selectors.posting import posting_gate
from bailiwick.apps.readiness.selectors.report import seen_by
from bailiwick.apps.readiness.services import acknowledge, finish_course
from bailiwick.apps.readiness.views.helping import me_and_day, told_of


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What I have to sign and to learn, and what I have done."""
    actor, me, day = me_and_day(request)
    found = sorted(tasks(day, [me]), key=lambda task: (task.state.value != "overdue", task.since, task.title))
    context = {
        "open": [(task, address_of(task)) for task in found if task.is_open],
        "done": [(task, address_of(task)) for task in found if not task.is_open],
        "gate": posting_gate(me, day),
        "keeps_courses": may(actor, Right.KEEP_COURSES, day),
        "sees_others": bool(seen_by(actor, day)),
    }
    return render(request, "readiness/mine.html", context)


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The rules that bind me, and no others."""
    _, me, day = me_and_day(request)
    return render(request, "readiness/rules.html", {"papers": rules_of(me, day)})


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, adoption: UUID) -> HttpResponse:
    """Read a policy and sign that I have received it."""
    actor, me, day = me_and_day(request)
    paper = paper_for(me, adoption, day)
    if paper is None:
        raise Http404
    said, status = "", 200
    if request.method == "POST":
        form = SignForm(request.POST)
        try:
            acknowledge(actor, adoption=adoption, digest=form.data.get("digest", ""))
            return redirect("readiness:mine")
        except (ReadinessError, RefusedError) as error:
            said, status = told_of(error)
    task = next((task for task in tasks(day, [me]) if task.subject == adoption), None)
    context = {"paper": paper, "said": said, "task": task}
    return render(request, "readiness/sign.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def course(request: HttpRequest, version: UUID) -> HttpResponse:
    """Take a course: read it, answer its questions."""
    actor, me, day = me_and_day(request)
    given = version_of(version, day)
    if given is None or not bound(day, [me]):
        raise Http404
    questions = read_quiz(given.version.quiz)
    answers = chosen(request.POST, len(questions))
    said, status = "", 200
    if request.method == "POST":
        try:
            finish_course(actor, version=version, answers=answers)
            return redirect("readiness:mine")
        except (ReadinessError, RefusedError) as error:
            said, status = told_of(error)
    context = {
        "given": given,
        "parts": [part for part in given.version.text.split("\n\n") if part.strip()],
        "questions": [
            (place, one, [(at, answer, answers[place] == at) for at, answer in enumerate(one.answers)])
            for place, one in enumerate(questions)
        ],
        "said": said,
    }
    return render(request, "readiness/course.html", context, status=status)
