"""The portal's addresses: the public ones, in every language, and those of whoever keeps them in English alone."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.portal.views import files, kept, public

app_name = "portal"
public_patterns = [
    path("official/", public.register, name="register"),
    path("official/register.json", files.register_json, name="register-json"),
    path("official/register.csv", files.register_csv, name="register-csv"),
    path("official/check.json", files.check_json, name="check-json"),
    path("official/report", public.report, name="report"),
    path("official/report/<str:number>", public.receipt, name="receipt"),
    path("official/<uuid:identity>", public.site, name="site"),
    path("official/<uuid:identity>/badge", files.badge, name="badge"),
    path("official/<uuid:identity>/badge.svg", files.badge_svg, name="badge-svg"),
]
kept_patterns = [
    path("public/", kept.public_pages, name="pages"),
    path("public/<uuid:identity>/mark", kept.mark, name="mark"),
    path("reported/", kept.reported, name="reported"),
    path("reported/<uuid:report>/answer", kept.answer, name="answer"),
    path("reported/<uuid:report>/respond", kept.respond, name="respond"),
]
