"""The roster's addresses."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.roster.views import (
    account,
    adding,
    bringing,
    departing,
    lists,
    offices,
    people,
    powers,
    removing,
    units,
    work,
)

app_name = "roster"
urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/add", adding.add, name="add"),
    path("people/from-a-file", bringing.from_a_file, name="from-a-file"),
    path("people/people.csv", bringing.empty, name="template"),
    path("people/not-shown", lists.not_shown, name="not-shown"),
    path("people/sensitive", lists.sensitive, name="sensitive"),
    path("people/sensitive/<uuid:person>/off", lists.not_sensitive, name="not-sensitive"),
    path("people/removals", removing.tasks, name="removals"),
    path("people/removals/<uuid:removal>/done", removing.done, name="removal-done"),
    path("people/removals/<uuid:removal>/checked", removing.checked, name="removal-checked"),
    path("people/<uuid:person>", people.person, name="person"),
    path("people/<uuid:person>/names", adding.names, name="names"),
    path("people/<uuid:person>/account", account.account, name="account"),
    path("people/<uuid:person>/account/invite", account.invite, name="invite"),
    path("people/<uuid:person>/account/close", account.close, name="close-account"),
    path("people/<uuid:person>/account/open", account.open_again, name="open-account"),
    path("people/<uuid:person>/departing", departing.holds, name="departing"),
    path("people/<uuid:person>/departing/end-all", departing.end_all, name="end-all"),
    path("people/departures/<uuid:departure>", departing.proof, name="departed"),
    path("people/<uuid:person>/look-up", departing.looking_up, name="look-up"),
    path("people/look-ups/<uuid:look_up>", departing.looked_up, name="looked-up"),
    path("people/<uuid:person>/leaving", work.leaving, name="leaving"),
    path("people/<uuid:person>/membership", work.begin, name="work"),
    path("people/<uuid:person>/membership/<uuid:membership>/change", work.change, name="change"),
    path("people/<uuid:person>/membership/<uuid:membership>/transfer", work.move, name="transfer"),
    path("people/<uuid:person>/membership/<uuid:membership>/end", work.end, name="end-work"),
    path("roles/new", offices.give, name="give-role"),
    path("roles/<uuid:office>/end", offices.end, name="end-role"),
    path("units/", units.units, name="units"),
    path("units/<uuid:unit>", units.unit, name="unit"),
    path("units/<uuid:unit>/add", units.add, name="add-unit"),
    path("units/<uuid:unit>/move", units.move, name="move-unit"),
    path("units/<uuid:unit>/name", units.name, name="rename-unit"),
    path("units/<uuid:unit>/close", units.close, name="close-unit"),
    path("units/<uuid:unit>/quorum", units.quorum, name="quorum"),
    path("units/<uuid:unit>/group", offices.group, name="group"),
    path("units/<uuid:unit>/group/<uuid:group>/end", offices.end_the_group, name="end-group"),
    path("powers/", powers.powers, name="powers"),
    path("powers/ended/<uuid:delegation>", powers.ending, name="end-delegation"),
    path("powers/<str:power>/way", powers.way, name="way"),
    path("powers/<str:power>/<uuid:unit>/lend", powers.power, name="power"),
]
