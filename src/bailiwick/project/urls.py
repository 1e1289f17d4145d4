"""Every address there is."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView

from bailiwick.apps.portal.urls import kept_patterns, public_patterns

# The language stands in the address (/es/), so that nothing has to be remembered about anybody.
_pages = i18n_patterns(
    path("", include("bailiwick.ui.ask.urls")),
    path("policies/", include("bailiwick.ui.policies.urls")),
    path("checks/", include("bailiwick.ui.checks.urls")),
    path("page/", include("bailiwick.ui.page.urls")),
    path("clauses", include("bailiwick.ui.progress.urls")),
    path("", include((public_patterns, "portal"))),
    *(
        path(room, RedirectView.as_view(pattern_name=f"{room}:index", query_string=True))
        for room in ("policies", "checks", "page")
    ),
    prefix_default_language=False,
)
urlpatterns = [
    path("", include("bailiwick.apps.accounts.urls")),
    path("", include("bailiwick.apps.desk.urls")),
    path("", include("bailiwick.apps.roster.urls")),
    path("", include("bailiwick.apps.policies.urls")),
    path("", include("bailiwick.apps.approvals.urls")),
    path("", include("bailiwick.apps.readiness.urls")),
    path("api/v1/", include("bailiwick.project.api")),
    path("", include("bailiwick.apps.sites.urls")),
    path("", include("bailiwick.apps.archive.urls")),
    path("", include("bailiwick.apps.publishing.urls")),
    path("", include("bailiwick.apps.records.urls")),
    path("", include("bailiwick.apps.conduct.urls")),
    path("", include((kept_patterns, "portal-kept"))),
    *_pages,
]

handler400 = "bailiwick.ui.errors.not_understood"
handler403 = "bailiwick.ui.errors.form_refused"
handler404 = "bailiwick.ui.errors.not_found"
handler500 = "bailiwick.ui.errors.broken"
