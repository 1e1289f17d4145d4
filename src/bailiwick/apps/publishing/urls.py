"""The addresses of drafts and posts."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.publishing.views import drafts, posts, reporting

app_name = "publishing"
urlpatterns = [
    path("posts/", posts.index, name="index"),
    path("posts/new", posts.new, name="new"),
    path("posts/report", reporting.report_page, name="report"),
    path("posts/report.csv", reporting.report_csv, name="report-csv"),
    path("posts/<uuid:identity>", drafts.draft, name="draft"),
    path("posts/<uuid:identity>/save", drafts.save, name="save"),
    path("posts/<uuid:identity>/clear", drafts.clear, name="clear"),
    path("posts/<uuid:identity>/posted", drafts.posted, name="posted"),
    path("posts/<uuid:identity>/call-off", drafts.off, name="call-off"),
    path("posts/<uuid:identity>/reading", drafts.reading, name="reading"),
    path("posts/<uuid:identity>/reading/<uuid:asked>", drafts.answer, name="answer"),
]
