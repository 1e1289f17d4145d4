"""The addresses of threads."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.archive.views import items, threads

app_name = "archive"
urlpatterns = [
    path("threads/", threads.listed, name="threads"),
    path("threads/new", threads.new, name="new"),
    path("threads/of/<uuid:site>", threads.of_site, name="site"),
    path("threads/<uuid:identity>", threads.one, name="thread"),
    path("threads/<uuid:identity>/do/<str:name>", threads.do, name="do"),
    path("threads/<uuid:identity>/keep-again", threads.keep, name="keep"),
    path("threads/<uuid:identity>/kept/<uuid:capture>", threads.kept, name="kept"),
    path("threads/items/<uuid:identity>", items.one, name="item"),
    path("threads/items/<uuid:identity>/do/<str:name>", items.do, name="item-do"),
]
