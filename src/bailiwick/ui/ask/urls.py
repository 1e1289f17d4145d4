"""Two addresses; neither ever carries anybody's words."""

from __future__ import annotations

from django.urls import path

from bailiwick.ui.ask.views import ask, clear

app_name = "ask"
urlpatterns = [path("", ask, name="ask"), path("clear", clear, name="clear")]
