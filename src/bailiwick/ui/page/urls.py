"""One address; it never carries anybody's page."""

from __future__ import annotations

from django.urls import path

from bailiwick.ui.page.views import page

app_name = "page"
urlpatterns = [path("", page, name="index")]
