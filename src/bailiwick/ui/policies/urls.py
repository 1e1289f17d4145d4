"""The addresses of the library. All are read only, and none carries anything but a name or a search."""

from __future__ import annotations

from django.urls import path, register_converter

from bailiwick.ui.policies.converters import ClausePath, PolicyName
from bailiwick.ui.policies.views import (
    choices,
    clause,
    compare,
    contents,
    counsel,
    powers,
    shelf_of_policies,
    words,
)

register_converter(PolicyName, "policy")
register_converter(ClausePath, "clause")

app_name = "policies"
urlpatterns = [
    path("", shelf_of_policies, name="index"),
    path("compare", compare, name="compare"),
    path("words", words, name="words"),
    path("<policy:policy>/", contents, name="policy"),
    path("<policy:policy>/powers", powers, name="powers"),
    path("<policy:policy>/choices", choices, name="choices"),
    path("<policy:policy>/for-counsel", counsel, name="counsel"),
    path("<policy:policy>/clause/<clause:path>", clause, name="clause"),
]
