"""The addresses of permissions."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.approvals.views import (
    access,
    appeals,
    asking,
    given_out,
    holding,
    lists,
    requests,
    waiving,
)

app_name = "approvals"
urlpatterns = [
    path("permissions/", lists.mine, name="mine"),
    path("permissions/ask", asking.asking, name="ask"),
    path("permissions/register", lists.register, name="register"),
    path("permissions/use/", access.use, name="access"),
    path("permissions/use/enter", access.entering, name="enter-use"),
    path("permissions/use/appeal", appeals.drafting, name="draft-appeal"),
    path("permissions/use/appeals/<uuid:appeal>", appeals.shown, name="appeal"),
    path("permissions/use/detail", access.detail, name="detail"),
    path("permissions/use/report.csv", access.report, name="use-report"),
    path("permissions/use/filter.csv", access.filter_list, name="filter-list"),
    path("permissions/use/lines", access.lines, name="lines"),
    path("permissions/use/lines/<uuid:supply>", access.looked_at, name="supply"),
    path("permissions/use/<uuid:entry>/look", access.look, name="look"),
    path("permissions/given-out", given_out.releases, name="releases"),
    path("permissions/waivers", waiving.waivers, name="waivers"),
    path("permissions/waivers/<uuid:ask>/answer", waiving.answer, name="answer-waiver"),
    path("permissions/waivers/<uuid:waiver>/end", waiving.end, name="end-waiver"),
    path("permissions/ahead/<str:power>/<uuid:unit>", holding.standing, name="standing"),
    path("permissions/direct/<str:power>/<uuid:unit>", holding.direct, name="direct"),
    path("permissions/<uuid:identity>", requests.request_shown, name="request"),
    path("permissions/<uuid:identity>/decide", requests.decide, name="decide"),
    path("permissions/<uuid:identity>/memo", requests.memo, name="memo"),
    path("permissions/<uuid:identity>/file", requests.file, name="file"),
    path("permissions/<uuid:identity>/step/<str:kind>", requests.step, name="step"),
]
