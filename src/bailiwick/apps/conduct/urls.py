"""The addresses of reports and cases."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.conduct.views import cases, reports

app_name = "conduct"
urlpatterns = [
    path("reports/", reports.listed, name="reports"),
    path("reports/new", reports.new, name="report-new"),
    path("reports/<uuid:identity>", reports.one, name="report"),
    path("reports/<uuid:identity>/do/<str:name>", reports.do, name="report-do"),
    path("cases/", cases.listed, name="cases"),
    path("cases/<uuid:identity>", cases.one, name="case"),
    path("cases/<uuid:identity>/do/<str:name>", cases.do, name="case-do"),
]
