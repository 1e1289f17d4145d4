"""The desk's addresses."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.desk.views import home, journal, seats

app_name = "desk"
urlpatterns = [
    path("home/", home.home, name="home"),
    path("demo/", seats.choose, name="seats"),
    path("journal/", journal.journal, name="journal"),
    path("journal/<uuid:record>/", journal.entry, name="entry"),
    path("journal/<uuid:record>/proof", journal.proof, name="proof"),
]
