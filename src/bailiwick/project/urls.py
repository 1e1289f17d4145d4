"""Every address there is."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("bailiwick.ui.ask.urls")),
    path("clauses", include("bailiwick.ui.progress.urls")),
]

handler400 = "bailiwick.ui.errors.not_understood"
handler403 = "bailiwick.ui.errors.form_refused"
handler404 = "bailiwick.ui.errors.not_found"
handler500 = "bailiwick.ui.errors.broken"
