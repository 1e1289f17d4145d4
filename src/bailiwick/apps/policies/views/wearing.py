"""What is laid over a policy: choices with the clause beside each, exemptions, own words, own names and domains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.forms import LIST_WORDS, ChoiceForm, ExemptForm, ListForm, WordForm
from bailiwick.apps.policies.models import ExemptionEntry, ListEntry, ListName, SourceKind, WordingKind
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors import InForce
from bailiwick.apps.policies.selectors.pages import beside, in_order
from bailiwick.apps.policies.services import (
    choose,
    end_exemption,
    end_list_entry,
    exempt,
    list_entry,
    word,
)
from bailiwick.apps.policies.views.helping import (
    UNPROCESSABLE,
    chosen,
    found,
    kept_by,
    tell,
    who_and_when,
)
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.setting import Setting


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest, adoption: UUID) -> HttpResponse:
    """Every choice the policy leaves open, the clause beside it; the steward makes one at a time."""
    actor, day = who_and_when(request)
    one = found(adoption, day)
    may_keep = may(actor, Right.KEEP_POLICIES, day, one.adoption.unit_id)
    sent = one.policy.pack.settings.get(request.POST.get("key", ""))
    status, asked = 200, None
    if request.method == "POST" and sent is not None:
        asked = _choice_form(sent, one, day, request)
        status = UNPROCESSABLE
        if asked.is_valid():
            told = asked.cleaned_data
            try:
                choose(
                    actor,
                    unit=one.adoption.unit_id,
                    pack=one.policy.id,
                    key=sent.key,
                    choice=told["choice"],
                    instrument=told["instrument"],
                    starts=told["starts"],
                )
                return redirect(f"{request.path}#{sent.id}")
            except (PoliciesError, RefusedError) as error:
                status = tell(asked, error)
    rows = [
        {
            "setting": setting,
            "chosen": one.policy.choices[setting.key],
            "own": setting.key in one.policy.overlay.settings,
            "clauses": beside(one.policy, setting.clauses),
            "form": asked if asked and setting is sent else _choice_form(setting, one, day),
        }
        for setting in one.policy.pack.settings.values()
    ]
    context = {"one": one, "rows": rows, "may_keep": may_keep}
    return render(request, "in_force/choices.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def exemptions(request: HttpRequest, adoption: UUID) -> HttpResponse:
    """What laws and contracts set aside, for whoever keeps policies to enter and to end."""
    actor, day = who_and_when(request)
    one = found(adoption, day)
    form = ExemptForm(request.POST if "source" in request.POST else None, initial={"starts": day})
    status = 200
    if request.method == "POST":
        kept_by(actor, adoption, day)
        status = UNPROCESSABLE
        try:
            if "end" in request.POST:
                end_exemption(actor, exemption=UUID(request.POST["end"]))
                return redirect(request.path)
            if form.is_valid():
                _exempt(actor, one, form)
                return redirect(request.path)
        except (PoliciesError, RefusedError) as error:
            status = tell(form, error) if form.is_bound else UNPROCESSABLE
    rows = ExemptionEntry.objects.not_over(day).filter(unit_id=one.adoption.unit_id, pack=one.policy.id)
    context = {
        "one": one,
        "rows": rows.order_by("starts", "id"),
        "form": form,
        "may_keep": may(actor, Right.KEEP_POLICIES, day, one.adoption.unit_id),
    }
    return render(request, "in_force/exemptions.html", context, status=status)


@dataclass(frozen=True, slots=True)
class Worded:
    """What is given own words: a clause or a notice, where the page goes afterwards, and the words it has."""

    kind: WordingKind
    name: str
    place: str
    own: str


def _worded(request: HttpRequest, policy: AdoptedPolicy) -> Worded | None:
    clause, notice = beside(policy, [chosen(request, "clause")]), chosen(request, "notice")
    if clause:
        return Worded(WordingKind.CLAUSE, clause[0].clause.id, clause[0].path, clause[0].own)
    if notice in policy.pack.notices:
        return Worded(WordingKind.NOTICE, notice, f"notice-{notice}", policy.overlay.notices.get(notice, ""))
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, adoption: UUID) -> HttpResponse:
    """The agency's own wording beside our summary, clause by clause, and its own sentences for notices."""
    actor, day = who_and_when(request)
    one = found(adoption, day)
    here = _worded(request, one.policy)
    form = WordForm(request.POST or None, initial={"starts": day, "text": here.own if here else ""})
    status = 200
    if request.method == "POST" and here:
        status = UNPROCESSABLE
        if form.is_valid():
            told = form.cleaned_data
            try:
                word(
                    actor,
                    unit=one.adoption.unit_id,
                    pack=one.policy.id,
                    name=here.name,
                    kind=here.kind,
                    text=told["text"],
                    starts=told["starts"],
                )
                return redirect(f"{request.path}#{here.place}")
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    clause = here is not None and here.kind is WordingKind.CLAUSE
    context = {
        "one": one,
        "rows": in_order(one.policy),
        "here": beside(one.policy, [here.name])[0] if here and clause else None,
        "notices": [
            (notice, one.policy.overlay.notices.get(notice.id, ""))
            for notice in one.policy.pack.notices.values()
        ],
        "notice": one.policy.pack.notices[here.name] if here and not clause else None,
        "form": form,
        "may_keep": may(actor, Right.KEEP_POLICIES, day, one.adoption.unit_id),
    }
    return render(request, "in_force/words.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest, adoption: UUID) -> HttpResponse:
    """The agency's own names, numbers and domains, which checks know it by."""
    actor, day = who_and_when(request)
    one = kept_by(actor, adoption, day)
    form = ListForm(request.POST if "word" in request.POST else None)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        try:
            if "end" in request.POST:
                end_list_entry(actor, entry=UUID(request.POST["end"]))
                return redirect(request.path)
            if form.is_valid():
                told = form.cleaned_data
                list_entry(actor, unit=one.adoption.unit_id, name=ListName(told["name"]), word=told["word"])
                return redirect(request.path)
        except (PoliciesError, RefusedError) as error:
            status = tell(form, error) if form.is_bound else UNPROCESSABLE
    rows = ListEntry.objects.on(day).filter(unit_id=one.adoption.unit_id).order_by("list", "word")
    told_rows = [(LIST_WORDS[ListName(row.list)], row) for row in rows]
    return render(
        request, "in_force/names.html", {"one": one, "rows": told_rows, "form": form}, status=status
    )


def _choice_form(setting: Setting, one: InForce, day: date, request: HttpRequest | None = None) -> ChoiceForm:
    return ChoiceForm(
        request.POST if request else None,
        choices=list(setting.choices.items()),
        initial={"key": setting.key, "choice": one.policy.choices[setting.key], "starts": day},
        auto_id=f"{setting.id}-%s",
    )


def _exempt(actor: Actor, one: InForce, form: ExemptForm) -> None:
    told = form.cleaned_data
    exempt(
        actor,
        unit=one.adoption.unit_id,
        pack=one.policy.id,
        source_kind=SourceKind(told["source_kind"]),
        source=told["source"],
        clauses=told["clauses"].splitlines(),
        groups=told["groups"].splitlines(),
        text=told["text"],
        starts=told["starts"],
        until=told["until"],
    )
