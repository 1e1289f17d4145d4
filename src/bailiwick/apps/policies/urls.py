"""The addresses of the policies in force, and of help and advice."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.policies.views import (
    adopting,
    asking,
    gaps,
    handing_over,
    in_force,
    procedures,
    starting,
    wearing,
)

app_name = "in_force"
urlpatterns = [
    path("in-force/", in_force.index, name="index"),
    path("in-force/adopt", adopting.adopting, name="adopt"),
    path("in-force/gaps", gaps.gaps, name="gaps"),
    path("in-force/hand-over/<uuid:person>", handing_over.handing_over, name="hand-over"),
    path("in-force/procedures", procedures.procedures, name="procedures"),
    path("in-force/procedures/new", procedures.drafting, name="draft"),
    path("in-force/procedures/<uuid:version>", procedures.version, name="version"),
    path("in-force/law", procedures.law, name="law"),
    path("in-force/passages/<uuid:passage>", in_force.passage, name="passage"),
    path("in-force/start", starting.start, name="start"),
    path("in-force/start/<slug:pack>/labels", starting.labels, name="labels"),
    path("in-force/<uuid:adoption>", in_force.adoption, name="adoption"),
    path("in-force/<uuid:adoption>/board", in_force.board, name="board"),
    path("in-force/<uuid:adoption>/end", adopting.ending, name="end"),
    path("in-force/<uuid:adoption>/choices", wearing.choices, name="choices"),
    path("in-force/<uuid:adoption>/exemptions", wearing.exemptions, name="exemptions"),
    path("in-force/<uuid:adoption>/words", wearing.words, name="words"),
    path("in-force/<uuid:adoption>/names", wearing.names, name="names"),
    path("help/", asking.index, name="help"),
    path("help/ask", asking.ask, name="ask"),
    path("help/efforts", asking.efforts, name="efforts"),
    path("help/<uuid:request_id>", asking.one, name="help-request"),
]
