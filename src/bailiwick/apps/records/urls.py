"""The addresses of demands for records."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.records.views import demands, packages

app_name = "records"
urlpatterns = [
    path("demands/", demands.listed, name="demands"),
    path("demands/new", demands.new, name="new"),
    path("demands/<uuid:identity>", demands.one, name="demand"),
    path("demands/<uuid:identity>/do/<str:name>", demands.do, name="do"),
    path("demands/<uuid:identity>/packages/<int:number>", packages.take_copy, name="package"),
    path("demands/<uuid:identity>/packages/<int:number>/receipt", packages.receipt, name="receipt"),
]
