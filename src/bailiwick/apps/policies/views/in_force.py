"""Which policies are in force where, and one of them with all that is laid over it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from bailiwick.apps.accounts.services import proof_again, recently_proved
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.forms import DayForm
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors import faulty_packs, policies_binding
from bailiwick.apps.policies.selectors.board import board_for
from bailiwick.apps.policies.selectors.pages import adoption_page, by_unit
from bailiwick.apps.policies.selectors.passages import passage_for
from bailiwick.apps.policies.services import end_watch
from bailiwick.apps.policies.views.helping import UNPROCESSABLE, tell, who_and_when
from bailiwick.policy.gates import GATES


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The policies by unit, and those that bind whoever looks."""
    actor, day = who_and_when(request)
    context = {
        "units": by_unit(day),
        "mine": policies_binding(actor.identity, day) if actor.identity else (),
        "may_keep": may(actor, Right.KEEP_POLICIES, day),
        "faulty": faulty_packs() if may(actor, Right.KEEP_POLICIES, day) else {},
    }
    return render(request, "in_force/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def adoption(request: HttpRequest, adoption: UUID) -> HttpResponse:
    """One adoption; whoever may sign the end of its watch does it here, once the second step was shown lately."""
    actor, day = who_and_when(request)
    page = adoption_page(actor, adoption, day)
    if page is None:
        raise Http404
    form = DayForm(request.POST or None, initial={"day": day})
    status, again = 200, ""
    if request.method == "POST":
        status = UNPROCESSABLE
        if page.may_end_watch and not recently_proved(request):
            again = proof_again(request.path)
        elif form.is_valid():
            try:
                end_watch(actor, adoption=adoption, day=form.cleaned_data["day"])
                return redirect("in_force:adoption", adoption)
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    context = {"page": page, "form": form, "again": again}
    return render(request, "in_force/adoption.html", context, status=status)


@require_safe
def board(request: HttpRequest, adoption: UUID) -> HttpResponse:
    """Every clause of a policy in force with what lives it; the address names one of the policy’s groups."""
    actor, day = who_and_when(request)
    shown = board_for(actor, adoption, day, request.GET.get("group", "")[:80])
    if shown is None:
        raise Http404
    pack = shown.found.policy.pack
    return render(request, "in_force/board.html", {"board": shown, "name": pack.citation or pack.title})


@require_safe
def passage(request: HttpRequest, passage: UUID) -> HttpResponse:
    """One passage in full, for those who may see it."""
    actor, day = who_and_when(request)
    page = passage_for(actor, passage, day)
    if page is None:
        raise Http404
    return render(request, "in_force/passage.html", {"page": page, "gate": GATES[page.passage.gate].asks})
