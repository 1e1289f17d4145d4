"""Start from a policy like yours: the questions with the clause beside each; then labels, beside one's own document."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.forms import InMemory, LabelForm, StartForm
from bailiwick.apps.policies.models import Adoption
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors import library
from bailiwick.apps.policies.selectors.packs import own_folders
from bailiwick.apps.policies.selectors.pages import in_order, plainly
from bailiwick.apps.policies.services import label_clause, lay_document, start_policy
from bailiwick.apps.policies.views.helping import UNPROCESSABLE, tell, who_and_when
from bailiwick.policy.loading.starting_files import document_of, open_points_of
from bailiwick.policy.pack import Pack
from bailiwick.policy.starting import questions
from bailiwick.readers.document import DocumentError, text_of


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Choose a policy like yours, answer what you can, and have a policy of your own written."""
    actor, day = who_and_when(request)
    if not may(actor, Right.KEEP_POLICIES, day):
        raise Http404
    known = library().policies
    own = {folder.name for folder in own_folders()}
    bases = [pack for pack in known if pack.id not in own]
    base = next((pack for pack in bases if pack.id == request.GET.get("base")), None)
    form = StartForm(request.POST or None)
    status = 200
    if request.method == "POST" and base is not None:
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                _start(actor, request, base, form)
                return redirect("in_force:labels", form.cleaned_data["name"])
            except (PoliciesError, RefusedError) as error:
                status = tell(form, error)
    rows = [] if base is None else _rows(base, known, request)
    context = {"bases": bases, "base": base, "rows": rows, "form": form, "own": sorted(own)}
    return render(request, "in_force/start.html", context, status=status)


@csrf_exempt
def labels(request: HttpRequest, pack: str) -> HttpResponse:
    """One's own policy before it is adopted: open points, its clauses, and the agency's document beside them.

    A document is held in memory; the token is asked for within.
    """
    if request.method == "POST":
        request.upload_handlers = [InMemory(request)]
    return _labels(request, pack)


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def _labels(request: HttpRequest, pack: str) -> HttpResponse:
    actor, day = who_and_when(request)
    folder = next((one for one in own_folders() if one.name == pack), None)
    if folder is None or not may(actor, Right.KEEP_POLICIES, day) or pack not in library().packs:
        raise Http404
    form = LabelForm(request.POST if "label" in request.POST else None)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        try:
            if form.is_bound and form.is_valid():
                told = form.cleaned_data
                label_clause(actor, pack=pack, clause=told["clause"], label=told["label"])
                return redirect(f"{request.path}#{told['clause']}")
            if not form.is_bound:
                _lay(actor, request, pack)
                return redirect(request.path)
        except (PoliciesError, RefusedError, DocumentError) as error:
            form = LabelForm({})
            form.is_valid()
            form.errors.clear()
            status = tell(form, error)
    policy = plainly(library().packs[pack])
    context = {
        "pack": policy.pack,
        "rows": in_order(policy),
        "open": open_points_of(folder),
        "document": document_of(folder),
        "adopted": Adoption.objects.filter(pack=pack).exists(),
        "form": form,
    }
    return render(request, "in_force/labels.html", context, status=status)


def _start(actor: Actor, request: HttpRequest, base: Pack, form: StartForm) -> None:
    told = form.cleaned_data
    start_policy(
        actor,
        base=base.id,
        name=told["name"],
        title=told["title"],
        citation=told["citation"],
        publisher=told["publisher"],
        answers={key: request.POST.get(f"answer-{key}", "") for key in base.settings},
    )


def _rows(base: Pack, known: tuple[Pack, ...], request: HttpRequest) -> list[dict[str, object]]:
    policy = plainly(base)
    return [
        {
            "asked": one,
            "clauses": in_order(policy, one.setting.clauses) if one.setting else [],
            "answer": request.POST.get(f"answer-{one.setting.key}", "") if one.setting else "",
        }
        for one in questions(base, known)
    ]


def _lay(actor: Actor, request: HttpRequest, pack: str) -> None:
    chosen = request.FILES.get("file")
    data = chosen.read() if isinstance(chosen, UploadedFile) else b""
    if not data:
        raise PoliciesError("No file was chosen.", remedy="Choose your policy as .docx, PDF or text.")
    lay_document(actor, pack=pack, text=text_of(data))
