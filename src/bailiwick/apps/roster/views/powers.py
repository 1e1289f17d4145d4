"""Powers: who may say yes for a unit, letting a colleague use one, and ending that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.errors import RosterError
from bailiwick.apps.roster.facts import How, WhoMay
from bailiwick.apps.roster.facts.powers import KINDS
from bailiwick.apps.roster.forms import DelegationForm
from bailiwick.apps.roster.selectors import cards_of, names_of, outline, way_of, who_may, who_may_each
from bailiwick.apps.roster.selectors.consequences import of_delegating
from bailiwick.apps.roster.selectors.pages import Named, lent_of, lent_over
from bailiwick.apps.roster.services import delegate, end_delegation
from bailiwick.apps.roster.services.delegating import SEALED_OBJECTS
from bailiwick.apps.roster.views.acting import Deed, serve, takes_a_paper
from bailiwick.apps.roster.views.helping import who_and_when
from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.power import Power
from bailiwick.ui.shelf import shelf
from bailiwick.ui.words import role

SHOWN = 12
"""People of one step who are named."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One power as the page shows it: what it is, who may, whose delegation does not count, and what I may do."""

    power: Power
    label: str
    heading: str
    holder: str
    may: tuple[tuple[Named, How, tuple[str, ...]], ...]
    not_counted: tuple[tuple[Named, Sentence], ...]
    why_nobody: Sentence | None
    sealed: bool
    mine_to_lend: bool
    needed: int


@require_safe
def powers(request: HttpRequest) -> HttpResponse:
    """Who may say yes to what, for one unit, by one policy."""
    actor, day = who_and_when(request)
    units = outline(day)
    policies = shelf().policies
    unit = _unit(request, actor, day, [row.unit for row in units])
    policy = request.GET.get("policy", "")
    policy = policy if policy in policies else _lived_by(unit, day, policies)
    context = {
        "units": units,
        "unit": unit,
        "policies": [(name, one.pack.citation or one.pack.title) for name, one in policies.items()],
        "policy": policy,
        "powers": _shown(actor, policy, unit, day) if unit else [],
        "lent": lent_of(actor, Q(), day),
        "over": lent_over(day),
    }
    return render(request, "roster/powers.html", context)


@takes_a_paper
@require_http_methods(["GET", "HEAD", "POST"])
def power(request: HttpRequest, power: str, unit: UUID) -> HttpResponse:
    """Let a colleague use a power of mine, for a unit."""
    actor, day = who_and_when(request)
    found = _power(power)
    row = next((one for one in outline(day) if one.unit == unit), None)
    if found is None or row is None or not _mine_to_lend(found, who_may(found, unit, day), actor):
        raise Http404
    form = DelegationForm(request.POST or None, request.FILES or None, initial={"starts": day})
    if not found.delegate_scope:
        del form.fields["scope"]
    back = f"/powers/?policy={_pack_of(power)}&unit={unit}"
    label, heading = _clause(found)

    def do(form: DelegationForm) -> str:
        _lend(actor, found, unit, form)
        return back

    def follows(form: DelegationForm) -> Sequence[Sentence]:
        told = form.cleaned_data
        if told["to"] == actor.identity:
            raise RosterError("You hold this power yourself.", place="to", remedy="Choose a colleague.")
        return of_delegating(names_of([told["to"]])[told["to"]], found.id, told["starts"], form.until)

    deed = Deed(
        title=gettext("Let somebody use a power"),
        lead=gettext("%(clause)s: %(power)s, for %(unit)s and its parts")
        % {"clause": f"{label} {heading}", "power": found.id, "unit": row.name},
        notes=[
            gettext(
                "They may use it while you hold it, and cannot pass it on. Either of you may end it at any time."
            )
        ],
        follows=follows,
        button=gettext("Let them use it"),
        back=back,
        do=do,
        matters=True,
    )
    return serve(request, form, deed)


@require_safe
def way(request: HttpRequest, power: str) -> HttpResponse:
    """Whom a request of mine for a yes goes to, one after the other."""
    actor, day = who_and_when(request)
    found = _power(power)
    if found is None or actor.identity is None:
        raise Http404
    steps = way_of(found, actor.identity, day)
    names = names_of({one for step in steps for one in step.people[:SHOWN]})
    shown = [(step, [Named(one, names[one]) for one in step.people[:SHOWN]]) for step in steps]
    context = {"power": found, "clause": _clause(found), "steps": shown, "policy": _pack_of(power)}
    return render(request, "roster/way.html", context)


@require_POST
def ending(request: HttpRequest, delegation: UUID) -> HttpResponse:
    """End a delegation, now."""
    actor, day = who_and_when(request)
    row = next(iter(lent_of(actor, Q(pk=delegation), day)), None)
    if row is None:
        raise Http404
    try:
        end_delegation(actor, delegation=delegation, power=_power(row.power))
    except RefusedError:
        raise Http404 from None
    return redirect("roster:powers")


def _lend(actor: Actor, power: Power, unit: UUID, form: DelegationForm) -> None:
    told = form.cleaned_data
    delegate(
        actor,
        power=power,
        to=told["to"],
        unit=unit,
        starts=told["starts"],
        until=form.until,
        scope=form.limits,
        instrument=told["instrument"],
        document=form.of_paper,
    )


def _unit(request: HttpRequest, actor: Actor, day: date, known: list[UUID]) -> UUID | None:
    """The unit asked for; else the one where whoever looks works; else the first."""
    asked = request.GET.get("unit", "")
    mine = [card.unit for card in cards_of(actor.identity, day)] if actor.identity else []
    return next((one for one in known if str(one) == asked), next(iter(mine or known), None))


def _lived_by(unit: UUID | None, day: date, policies: Collection[str]) -> str:
    """The policy that speaks for the unit, the nearest first; the first of all where none does."""
    speaking: Callable[[UUID, date], Sequence[AdoptedPolicy]] = import_string(settings.POLICIES_OF)
    here = [one.id for one in speaking(unit, day)] if unit else []
    return next((name for name in here if name in policies), next(iter(policies)))


def _shown(actor: Actor, policy: str, unit: UUID, day: date) -> list[Shown]:
    all_powers = list(shelf().policies[policy].powers.values())
    answers = who_may_each(all_powers, unit, day)
    people = {one.person for answer in answers.values() for one in answer.may}
    people |= {one.delegate for answer in answers.values() for one in answer.not_counted}
    names = names_of(people)
    shown = []
    for one in all_powers:
        answer, clause = answers[one.id], _clause(one)
        shown.append(
            Shown(
                one,
                clause[0],
                clause[1],
                role(one.holder),
                tuple((Named(may.person, names[may.person]), may.how, may.scope) for may in answer.may),
                tuple((Named(no.delegate, names[no.delegate]), no.why) for no in answer.not_counted),
                answer.why_nobody,
                one.object in SEALED_OBJECTS,
                _mine_to_lend(one, answer, actor),
                answer.needed,
            )
        )
    return shown


def _mine_to_lend(power: Power, answer: WhoMay, actor: Actor) -> bool:
    holds = any(one.person == actor.identity and one.how in {How.HOLDER, How.ACTING} for one in answer.may)
    return holds and answer.needed == 1 and power.delegate in KINDS and power.object not in SEALED_OBJECTS


def _power(name: str) -> Power | None:
    return next((one.powers[name] for one in shelf().policies.values() if name in one.powers), None)


def _pack_of(name: str) -> str:
    return next(pack for pack, one in shelf().policies.items() if name in one.powers)


def _clause(power: Power) -> tuple[str, str]:
    """The printed label and heading of the clause that gives the power."""
    clause = shelf().policies[_pack_of(power.id)].pack.clauses[power.clause]
    return clause.label, clause.heading
