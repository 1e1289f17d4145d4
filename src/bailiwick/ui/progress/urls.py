"""One address."""

from __future__ import annotations

from django.urls import path

from bailiwick.ui.progress.views import how_far

app_name = "progress"
urlpatterns = [path("", how_far, name="clauses")]
