"""Two addresses."""

from __future__ import annotations

from django.urls import path

from bailiwick.ui.checks.views import catalogue, check

app_name = "checks"
urlpatterns = [path("", catalogue, name="index"), path("<slug:code>", check, name="check")]
