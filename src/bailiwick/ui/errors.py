"""Pages for what went wrong: what happened, what was kept, what to do. They quote nothing of the request."""

from __future__ import annotations

from collections.abc import ItemsView
from types import TracebackType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.debug import SafeExceptionReporterFilter

_NOT_FOUND = 404


class TellNothing(SafeExceptionReporterFilter):
    """No error report shows a variable, a field of a form or a setting, whatever its name."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Always."""
        del request
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Nothing."""
        del request
        return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: TracebackType
    ) -> ItemsView[str, Any]:
        """Nothing."""
        del request, tb_frame
        return {}.items()


def _page(request: HttpRequest, status: int, *, title: str, happened: str, next_step: str) -> HttpResponse:
    context: dict[str, object] = {
        "title": title,
        "happened": happened,
        "next_step": next_step,
        "status": status,
    }
    if status == _NOT_FOUND:
        # What is hidden and what never was answer with the same bytes: neither stands anywhere in another language.
        context["other_languages"] = ()
    return render(request, "bailiwick/error.html", context, status=status)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request makes no sense."""
    del exception
    return _page(
        request,
        400,
        title=_("We could not read that"),
        happened=_("What your browser sent was not something this page knows. Nothing of it was kept."),
        next_step=_("Open the page anew and check your words again."),
    )


def form_refused(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403: the form did not come from our own page, or its cookie was lost."""
    del exception, reason
    return _page(
        request,
        403,
        title=_("This form was not sent from our page"),
        happened=_(
            "Your browser did not send back the small cookie that shows a form is ours. Nothing was checked or kept."
        ),
        next_step=_(
            "Open the page anew. If it happens again, let your browser keep cookies from this address."
        ),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page."""
    del exception
    return _page(
        request,
        404,
        title=_("There is no page at this address"),
        happened=_("The address may have been typed wrongly, or it leads to a room that is not built yet."),
        next_step=_("Go to the page where you can check a post."),
    )


def not_that_way(request: HttpRequest) -> HttpResponse:
    """405: the page is there, but not to be used like this."""
    return _page(
        request,
        405,
        title=_("This page cannot be used that way"),
        happened=_("It can be opened, and its form can be sent. Nothing else is done here."),
        next_step=_("Open the page anew."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more than any post."""
    response = _page(
        request,
        413,
        title=_("That is more than one post"),
        happened=_(
            "What you sent is far longer than any network lets a post be, so we did not read it or keep it."
        ),
        next_step=_("Go back to the page and check up to 20,000 characters at a time."),
    )
    response.headers["Connection"] = "close"
    return response


def too_busy(request: HttpRequest) -> HttpResponse:
    """429: many are asking, and whoever asks here has others of theirs under way."""
    response = _page(
        request,
        429,
        title=_("Many people are asking at once"),
        happened=_(
            "More was asked from your place at once than one place is given while others wait, so we put it off. "
            "Nothing was done."
        ),
        next_step=_("Wait a second and try again."),
    )
    response.headers["Retry-After"] = "1"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """500: our own fault."""
    return _page(
        request,
        500,
        title=_("We could not finish this"),
        happened=_(
            "A part of our own broke while it was checking. The words you sent were not kept or logged."
        ),
        next_step=_(
            "Open the page anew and try once more. If it breaks again with the same words, tell whoever runs this "
            "server the time, not the words."
        ),
    )
