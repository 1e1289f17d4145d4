"""What the roster does. Every service is an act: called with an Actor first, and an entry of the journal."""

from __future__ import annotations

from bailiwick.apps.roster.services.bringing import bring_in, look_at
from bailiwick.apps.roster.services.delegating import delegate, end_delegation
from bailiwick.apps.roster.services.departing import carry_out_move, part
from bailiwick.apps.roster.services.groups import end_group, let_group_hold
from bailiwick.apps.roster.services.lists import (
    join_do_not_show,
    leave_do_not_show,
    mark_sensitive,
    unmark_sensitive,
)
from bailiwick.apps.roster.services.looking_up import look_up
from bailiwick.apps.roster.services.memberships import (
    Work,
    begin_membership,
    change_membership,
    close_accounts,
    end_membership,
    leave,
    transfer,
)
from bailiwick.apps.roster.services.offboarding import (
    check_removal,
    end_powers,
    open_removals,
    take_away,
)
from bailiwick.apps.roster.services.offices import appoint, end_office
from bailiwick.apps.roster.services.people import (
    add_person,
    close_account,
    correct_person,
    invite_person,
    link_account,
    open_account,
)
from bailiwick.apps.roster.services.renewing import ask_renewal, confirm_renewal
from bailiwick.apps.roster.services.standing import enter_delegation
from bailiwick.apps.roster.services.units import add_unit, end_unit, move_unit, rename_unit, set_quorum

__all__ = [
    "Work",
    "add_person",
    "add_unit",
    "appoint",
    "ask_renewal",
    "begin_membership",
    "bring_in",
    "carry_out_move",
    "change_membership",
    "check_removal",
    "close_account",
    "close_accounts",
    "confirm_renewal",
    "correct_person",
    "delegate",
    "end_delegation",
    "end_group",
    "end_membership",
    "end_office",
    "end_powers",
    "end_unit",
    "enter_delegation",
    "invite_person",
    "join_do_not_show",
    "leave",
    "leave_do_not_show",
    "let_group_hold",
    "link_account",
    "look_at",
    "look_up",
    "mark_sensitive",
    "move_unit",
    "open_account",
    "open_removals",
    "part",
    "rename_unit",
    "set_quorum",
    "take_away",
    "transfer",
    "unmark_sensitive",
]
