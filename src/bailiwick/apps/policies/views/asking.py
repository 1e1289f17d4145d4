"""Help and advice: what I may read, asking, and one request with its answer."""

from __future__ import annotations

import re
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.facts import OTHER, Help
from bailiwick.apps.policies.forms import (
    TOPIC_WORDS,
    AnswerForm,
    AskForm,
    NoteForm,
    PersonForm,
)
from bailiwick.apps.policies.models import Topic
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors import efforts_of, policies_binding, readable
from bailiwick.apps.policies.selectors.asking import may_answer
from bailiwick.apps.policies.services import answer_help, apply_help, ask_help, let_in, note_effort
from bailiwick.apps.policies.views.helping import (
    UNPROCESSABLE,
    people,
    person_of,
    tell,
    unit_of,
    who_and_when,
)
from bailiwick.apps.roster.selectors import names_of

_BETWEEN = re.compile(r"[,\s]+")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The requests and advice that whoever looks may read."""
    actor, day = who_and_when(request)
    found = readable(actor, day)
    names = names_of({one.asker for one in found if one.asker})
    rows = [(one, TOPIC_WORDS[one.topic], names.get(one.asker) if one.asker else None) for one in found]
    return render(request, "in_force/help.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for help; a situation that none of the examples fits needs a reason and goes to counsel."""
    actor, day = who_and_when(request)
    unit = unit_of(actor, day)
    first = {name: request.GET.get(name, "") for name in ("topic", "clauses", "situation")}
    form = AskForm(request.POST or None, initial=first)
    form.fields["situation"].choices = _situations(actor, request)  # type: ignore[attr-defined]
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            topic = Topic.LEGAL_MEANING if told["situation"] == OTHER else Topic(told["topic"])
            try:
                made = ask_help(
                    actor,
                    unit=unit,
                    topic=topic,
                    question=told["question"],
                    clauses=[one for one in _BETWEEN.split(told["clauses"]) if one],
                    situation=told["situation"],
                )
                return redirect("in_force:help-request", made.id)
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    return render(request, "in_force/ask.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """One request, for whoever may read it: answered, applied, or somebody let in, by whose it is to do so."""
    actor, day = who_and_when(request)
    found = readable(actor, day, request_id)
    if not found:
        raise Http404
    shown = found[0]
    counsel = may(actor, Right.COUNSEL, day, shown.unit)
    forms = {"answer": AnswerForm(), "note": NoteForm(), "person": PersonForm()}
    form = next(
        (kind(request.POST) for name, kind in _FORMS.items() if name in request.POST), AnswerForm(None)
    )
    status = 200
    for one_form in (form, forms["person"]):
        if isinstance(one_form, PersonForm):
            one_form.fields["person"].choices = people(day)  # type: ignore[attr-defined]
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                _do(actor, request_id, form)
                return redirect(request.path)
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
        forms = {name: form if isinstance(form, _FORMS[name]) else old for name, old in forms.items()}
    names = names_of(shown.circle)
    context = {
        "one": shown,
        "topic": TOPIC_WORDS[shown.topic],
        "names": [names[person] for person in sorted(shown.circle, key=lambda one: names[one])],
        "asker": names.get(shown.asker) if shown.asker else None,
        "assigned": names.get(shown.assigned) if shown.assigned else None,
        "answerer": names.get(shown.answer.person) if shown.answer else None,
        "forms": forms,
        "counsel": counsel,
        "may_answer": counsel or may_answer(actor, shown.topic, shown.unit, day),
        "mine": shown.asker == actor.identity,
    }
    return render(request, "in_force/help_one.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def efforts(request: HttpRequest) -> HttpResponse:
    """One's own notes of what one did about what others posted."""
    actor, _day = who_and_when(request)
    form = NoteForm(request.POST or None)
    form.fields["note"].label = _("Whom you asked, for what, and when")
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                note_effort(actor, text=form.cleaned_data["note"])
                return redirect(request.path)
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    return render(request, "in_force/efforts.html", {"rows": efforts_of(actor), "form": form}, status=status)


_FORMS: dict[str, type[AnswerForm | NoteForm | PersonForm]] = {
    "answer": AnswerForm,
    "note": NoteForm,
    "person": PersonForm,
}


def _do(actor: Actor, request_id: UUID, form: AnswerForm | NoteForm | PersonForm) -> None:
    told = form.cleaned_data
    if isinstance(form, AnswerForm):
        answer_help(actor, request=request_id, answer=told["answer"], privileged=told["privileged"])
    elif isinstance(form, NoteForm):
        apply_help(actor, request=request_id, note=told["note"])
    else:
        let_in(actor, request=request_id, person=person_of(told["person"]))


def _situations(actor: Actor, request: HttpRequest) -> list[tuple[str, object]]:
    """The situations that policies give as examples, where the clause asked about says that they are no closed list."""
    _who, day = who_and_when(request)
    bound = policies_binding(actor.identity, day) if actor.identity else ()
    examples = [
        (clause.id, f"{clause.label}: {clause.heading}")
        for policy in bound
        for clause in policy.pack.clauses.values()
        if re.search(r"\.b\d+(\.s1)?$", clause.id)
    ]
    return [("", _("None in particular")), *examples, (OTHER, _("Another one: say which below"))]


__all__ = ["Help", "ask", "efforts", "index", "one"]
