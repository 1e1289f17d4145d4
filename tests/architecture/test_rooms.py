"""What import-linter cannot see: imports into another room's views, forms and jobs, and string foreign keys upward."""

import grimp
import pytest
from django.apps import apps

ROOMS = (
    "journal", "accounts", "roster", "policies", "keeping", "approvals", "readiness", "sites", "archive",
    "publishing", "moderation", "records", "conduct", "covert", "vetting", "oversight", "desk", "portal",
)  # fmt: skip
SEALED = {"covert", "vetting"}
OPEN_TO_OTHER_ROOMS = {"services", "selectors", "facts", "models", "errors"}
FACES = {"views", "urls", "forms", "jobs", "contributions"}


def room_and_furniture(module: str) -> tuple[str, str]:
    """`bailiwick.apps.sites.views.page` is (`sites`, `views`); ('', '') outside the rooms."""
    parts = module.split(".")
    return (parts[2], parts[3]) if parts[:2] == ["bailiwick", "apps"] and len(parts) > 3 else ("", "")


def trespasses(imports: list[tuple[str, str]]) -> list[str]:
    """Imports between rooms that enter by anything but the doors, and imports of views by anyone but urls."""
    found = []
    for importer, imported in imports:
        (room, furniture), (other, door) = room_and_furniture(importer), room_and_furniture(imported)
        if room and other and room != other and door not in OPEN_TO_OTHER_ROOMS:
            found.append(f"{importer} enters {imported}")
        elif door == "views" and furniture not in {"urls", "views"}:
            found.append(f"{importer} imports the views {imported}")
    return found


@pytest.fixture(scope="module")
def imports():
    graph = grimp.build_graph("bailiwick", include_external_packages=False, cache_dir=None)
    return [
        (module, imported)
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
    ]


def test_no_room_enters_another_but_by_its_doors(imports):
    assert trespasses(imports) == []


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("bailiwick.apps.sites.forms", "bailiwick.apps.records.jobs", False),
        ("bailiwick.apps.sites.views", "bailiwick.apps.records.views", False),
        ("bailiwick.apps.sites.services", "bailiwick.apps.sites.views", False),
        ("bailiwick.project.wiring", "bailiwick.apps.sites.views", False),
        ("bailiwick.apps.sites.services", "bailiwick.apps.roster.selectors", True),
        ("bailiwick.apps.sites.urls", "bailiwick.apps.sites.views", True),
        ("bailiwick.project.urls", "bailiwick.apps.sites.urls", True),
    ],
)
def test_a_trespass_is_seen(importer, imported, allowed):
    assert (trespasses([(importer, imported)]) == []) is allowed


def points_up_or_across(from_room: str, to_room: str) -> bool:
    """Whether a relation from one room to another goes to a higher room or touches a sealed one."""
    if from_room == to_room or to_room not in ROOMS or from_room not in ROOMS:
        return False
    return bool({from_room, to_room} & SEALED) or ROOMS.index(to_room) > ROOMS.index(from_room)


def test_no_foreign_key_points_up_or_across_a_seal():
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model and not field.auto_created
        if points_up_or_across(model._meta.app_label, field.related_model._meta.app_label)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("from_room", "to_room", "wrong"),
    [
        ("archive", "records", True),
        ("records", "archive", False),
        ("covert", "roster", True),
        ("sites", "auth", False),
    ],
)
def test_a_key_that_points_up_or_across_is_seen(from_room, to_room, wrong):
    assert points_up_or_across(from_room, to_room) is wrong
