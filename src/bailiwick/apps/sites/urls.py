"""The addresses of sites."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.sites.views import notices

app_name = "sites"
urlpatterns = [
    path("sites/<uuid:identity>/notices", notices.notices, name="notices"),
    path("sites/<uuid:identity>/notices/bring", notices.bring, name="bring"),
    path("sites/<uuid:identity>/notices/look", notices.look, name="look"),
    path("sites/<uuid:identity>/notices/not-possible", notices.not_possible, name="not-possible"),
    path("sites/<uuid:identity>/notices/lost/<uuid:alarm_id>", notices.lost, name="lost"),
    path("sites/<uuid:identity>/rule", notices.rule, name="rule"),
    path("sites/<uuid:identity>/readings/<uuid:reading_id>", notices.reading, name="reading"),
    path("sites/<uuid:identity>/readings/<uuid:reading_id>/page", notices.captured, name="captured"),
    path("sites/<uuid:identity>/readings/<uuid:reading_id>/picture", notices.picture, name="picture"),
]
