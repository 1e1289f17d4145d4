"""The roster's addresses."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.roster.views import bringing, people, powers, units

app_name = "roster"
urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/from-a-file", bringing.from_a_file, name="from-a-file"),
    path("people/people.csv", bringing.empty, name="template"),
    path("people/not-shown", people.not_shown, name="not-shown"),
    path("people/<uuid:person>", people.person, name="person"),
    path("people/<uuid:person>/leaving", people.leaving, name="leaving"),
    path("units/", units.units, name="units"),
    path("units/<uuid:unit>", units.unit, name="unit"),
    path("powers/", powers.powers, name="powers"),
    path("powers/ended/<uuid:delegation>", powers.ending, name="end-delegation"),
    path("powers/<str:power>/<uuid:unit>", powers.power, name="power"),
]
