"""Readiness's addresses."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.readiness.views import courses, links, mine, people

app_name = "readiness"
urlpatterns = [
    path("readiness/", mine.mine, name="mine"),
    path("readiness/rules", mine.rules, name="rules"),
    path("readiness/sign/<uuid:adoption>", mine.sign, name="sign"),
    path("readiness/course/<uuid:version>", mine.course, name="course"),
    path("readiness/courses", courses.courses, name="courses"),
    path("readiness/courses/new", courses.draft, name="draft"),
    path("readiness/courses/<uuid:course>/version", courses.revise, name="revise"),
    path("readiness/courses/<uuid:course>/round", courses.round_of, name="round"),
    path("readiness/versions/<uuid:version>/agree", courses.agree, name="agree"),
    path("readiness/versions/<uuid:version>/give-out", courses.give_out, name="give-out"),
    path("readiness/report", people.report_page, name="report"),
    path("readiness/link", people.link, name="link"),
    path("readiness/paper", people.paper, name="paper"),
    path("readiness/by-link/<str:token>", links.by_link, name="by-link"),
]
