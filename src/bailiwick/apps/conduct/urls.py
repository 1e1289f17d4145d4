"""The addresses of reports and cases."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.conduct.views import cases, monitoring, reports

app_name = "conduct"
urlpatterns = [
    path("monitoring/", monitoring.listed, name="monitoring"),
    path("monitoring/new", monitoring.new, name="program-new"),
    path("monitoring/draws/new", monitoring.start, name="draw-start"),
    path("monitoring/<uuid:identity>", monitoring.program, name="program"),
    path("monitoring/<uuid:identity>/do/<str:name>", monitoring.program_do, name="program-do"),
    path("monitoring/draws/<uuid:identity>", monitoring.draw_shown, name="draw"),
    path("monitoring/draws/<uuid:identity>/do/<str:name>", monitoring.draw_do, name="draw-do"),
    path("reports/", reports.listed, name="reports"),
    path("reports/new", reports.new, name="report-new"),
    path("reports/<uuid:identity>", reports.one, name="report"),
    path("reports/<uuid:identity>/do/<str:name>", reports.do, name="report-do"),
    path("cases/", cases.listed, name="cases"),
    path("cases/<uuid:identity>", cases.one, name="case"),
    path("cases/<uuid:identity>/do/<str:name>", cases.do, name="case-do"),
]
