"""What the roster answers when it is asked."""

from __future__ import annotations

from bailiwick.apps.roster.permissions import is_colleague
from bailiwick.apps.roster.selectors.asking import colleague_asking
from bailiwick.apps.roster.selectors.editing import kept_by
from bailiwick.apps.roster.selectors.people import (
    cards,
    cards_of,
    chain_of,
    do_not_show_names,
    ending,
    history_of,
    is_not_shown,
    may_let_go,
    may_read_journal,
    may_run_system,
    names_of,
    person_of_account,
    person_of_number,
    records,
    sensitive_people,
    visible_to,
)
from bailiwick.apps.roster.selectors.powers import holders_of, roles_of, who_may, who_may_each
from bailiwick.apps.roster.selectors.units import (
    Row,
    departments_of,
    lead_of,
    leads_on,
    names_of_units,
    outline,
    quorum_of,
    tree_on,
    unit_of_code,
)
from bailiwick.apps.roster.selectors.ways import way_of
from bailiwick.apps.roster.selectors.working import works_for

__all__ = [
    "Row",
    "cards",
    "cards_of",
    "chain_of",
    "colleague_asking",
    "departments_of",
    "do_not_show_names",
    "ending",
    "history_of",
    "holders_of",
    "is_colleague",
    "is_not_shown",
    "kept_by",
    "lead_of",
    "leads_on",
    "may_let_go",
    "may_read_journal",
    "may_run_system",
    "names_of",
    "names_of_units",
    "outline",
    "person_of_account",
    "person_of_number",
    "quorum_of",
    "records",
    "roles_of",
    "sensitive_people",
    "tree_on",
    "unit_of_code",
    "visible_to",
    "way_of",
    "who_may",
    "who_may_each",
    "works_for",
]
