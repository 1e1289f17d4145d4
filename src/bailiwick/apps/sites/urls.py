"""The addresses of sites and platforms."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.sites.views import (
    asking,
    emblems,
    notices,
    platforms,
    posters,
    reporting,
    sites,
    takeovers,
    wiki_edits,
)

app_name = "sites"
urlpatterns = [
    path("sites/", sites.register, name="register"),
    path("sites/new", asking.new, name="new"),
    path("sites/refer", asking.referring, name="refer"),
    path("sites/found", asking.found, name="found"),
    path("sites/from-a-file", asking.from_a_file, name="file"),
    path("sites/not-in-our-hands", takeovers.listed, name="takeovers"),
    path("sites/not-in-our-hands/new", takeovers.new, name="takeover-new"),
    path("sites/not-in-our-hands/<uuid:identity>", takeovers.one, name="takeover"),
    path("sites/not-in-our-hands/<uuid:identity>/do/<str:name>", takeovers.do, name="takeover-do"),
    path("sites/pictures", emblems.listed, name="emblems"),
    path("sites/pictures/<uuid:capture>", emblems.picture, name="emblem-picture"),
    path("sites/pictures/seen/<uuid:seen>/look", emblems.look, name="emblem-look"),
    path("sites/report", reporting.report, name="report"),
    path("sites/report.csv", reporting.report_csv, name="report-csv"),
    path("sites/wiki-edits", wiki_edits.listed, name="wiki-edits"),
    path("sites/wiki-edits/<uuid:identity>", wiki_edits.one, name="wiki-edit"),
    path("sites/platforms", platforms.listed, name="platforms"),
    path("sites/platforms/<uuid:identity>", platforms.one, name="platform"),
    path("sites/platforms/<uuid:identity>/do/<str:name>", platforms.move, name="platform-move"),
    path("sites/terms/<uuid:terms>/<str:name>", platforms.of_terms, name="terms"),
    path("sites/<uuid:identity>", sites.page, name="page"),
    path("sites/<uuid:identity>/do/<str:name>", sites.move, name="move"),
    path("sites/<uuid:identity>/picture", emblems.see, name="emblem-see"),
    path("sites/<uuid:identity>/notices", notices.notices, name="notices"),
    path("sites/<uuid:identity>/notices/bring", notices.bring, name="bring"),
    path("sites/<uuid:identity>/notices/look", notices.look, name="look"),
    path("sites/<uuid:identity>/notices/not-possible", notices.not_possible, name="not-possible"),
    path("sites/<uuid:identity>/notices/lost/<uuid:alarm_id>", notices.lost, name="lost"),
    path("sites/<uuid:identity>/posters", posters.posters, name="posters"),
    path("sites/<uuid:identity>/posters/ask", posters.asking, name="posters-ask"),
    path("sites/<uuid:identity>/posters/grant", posters.granting, name="posters-grant"),
    path("sites/<uuid:identity>/posters/<uuid:right>/<str:name>", posters.of_right, name="posters-right"),
    path("sites/<uuid:identity>/custody/<str:name>", posters.of_custody, name="custody"),
    path("sites/<uuid:identity>/rule", notices.rule, name="rule"),
    path("sites/<uuid:identity>/readings/<uuid:reading_id>", notices.reading, name="reading"),
    path("sites/<uuid:identity>/readings/<uuid:reading_id>/page", notices.captured, name="captured"),
    path("sites/<uuid:identity>/readings/<uuid:reading_id>/picture", notices.picture, name="picture"),
]
