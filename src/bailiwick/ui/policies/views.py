"""The views of the library of policies. Each reads, and says the same to everybody of what they may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.ui.policies.choices import choices as choices_of
from bailiwick.ui.policies.citing import cited_texts
from bailiwick.ui.policies.comparing import Editions, Sides, choosable, compared
from bailiwick.ui.policies.contents import contents_of, heading_of, spines
from bailiwick.ui.policies.counselling import matters, matters_of_clause, number_for_counsel
from bailiwick.ui.policies.defining import AUDIENCES, defined, thing_of
from bailiwick.ui.policies.leave import leaves
from bailiwick.ui.policies.provisions import clause_page
from bailiwick.ui.policies.searching import search
from bailiwick.ui.policies.selectors import clause_named
from bailiwick.ui.shelf import Shelf, shelf_for


@require_safe
def shelf_of_policies(request: HttpRequest) -> HttpResponse:
    """Every policy at hand, or what was looked for in them."""
    found = search(shelf_for(request), request.GET.get("q", ""), request.GET.get("in", ""))
    if found is not None:
        return render(request, "policies/search.html", {"found": found})
    offered = choosable(shelf_for(request))
    context = {
        "spines": spines(shelf_for(request)),
        "choosable": offered,
        "there": _second(shelf_for(request)),
        "agency": _in_force() if settings.IN_FORCE else None,
    }
    return render(request, "policies/index.html", context)


@require_safe
def contents(request: HttpRequest, policy: str) -> HttpResponse:
    """One policy, laid out like a statute book."""
    context = {
        "cited": cited_texts(_policy(request, policy).pack),
        "page": contents_of(shelf_for(request), policy, request.GET.get("about", "")),
        "for_counsel": number_for_counsel(shelf_for(request), policy),
    }
    return render(request, "policies/contents.html", context)


@require_safe
def clause(request: HttpRequest, policy: str, path: str) -> HttpResponse:
    """One clause."""
    at = clause_named(shelf_for(request), policy, path)
    if at is None:
        raise Http404
    page, for_counsel = (
        clause_page(shelf_for(request), at),
        matters_of_clause(shelf_for(request), policy, at.clause.id),
    )
    return render(request, "policies/clause.html", {"page": page, "matters": for_counsel})


@require_safe
def powers(request: HttpRequest, policy: str) -> HttpResponse:
    """Who may say yes to what."""
    found = _policy(request, policy)
    return render(request, "policies/powers.html", {"heading": heading_of(found), "leaves": leaves(found)})


@require_safe
def choices(request: HttpRequest, policy: str) -> HttpResponse:
    """What the policy leaves open, and what was chosen."""
    found = _policy(request, policy)
    return render(
        request, "policies/choices.html", {"heading": heading_of(found), "choices": choices_of(found)}
    )


@require_safe
def counsel(request: HttpRequest, policy: str) -> HttpResponse:
    """Clauses that resemble what courts have struck or narrowed."""
    context = {
        "heading": heading_of(_policy(request, policy)),
        "matters": matters(shelf_for(request), policy),
    }
    return render(request, "policies/counsel.html", context)


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """The words that policies define, and what each calls a thing that somebody has."""
    thing = thing_of(request.GET.dict())
    context = {"words": defined(shelf_for(request), thing), "thing": thing, "audiences": AUDIENCES}
    return render(request, "policies/words.html", context)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two policies, or two editions of one, side by side."""
    offered = choosable(shelf_for(request))
    here, there = request.GET.get("here", ""), request.GET.get("there", "")
    known = {one.value for one in offered}
    found = compared(shelf_for(request), here, there) if {here, there} <= known else None
    context = {
        "choosable": offered,
        "here": here if here in known else offered[0].value,
        "there": there if there in known else _second(shelf_for(request)),
        "asked": bool(here or there),
        "sides": found if isinstance(found, Sides) else None,
        "editions": found if isinstance(found, Editions) else None,
    }
    return render(request, "policies/compare.html", context)


def _second(at: Shelf) -> str:
    """The policy that is first offered beside the first one."""
    names = list(at.policies)
    return names[min(1, len(names) - 1)]


def _policy(request: HttpRequest, name: str) -> AdoptedPolicy:
    found = shelf_for(request).policies.get(name)
    if found is None:
        raise Http404
    return found


def _in_force() -> Mapping[str, Sequence[Sentence]]:
    """Of each policy, for whom of the agency it is in force; asked of the room that settings name."""
    ask: Callable[[], Mapping[str, Sequence[Sentence]]] = import_string(settings.IN_FORCE)
    return ask()
