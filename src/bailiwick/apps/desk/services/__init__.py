"""What the desk does: it tells people by mail, has failed work tried again, and in a demonstration tries to cheat."""

from __future__ import annotations

from bailiwick.apps.desk.services.cheating import cheat, package
from bailiwick.apps.desk.services.jobs import try_job_again
from bailiwick.apps.desk.services.mail import (
    bounced_notice,
    choose_mail,
    confirm_address,
    end_notice,
    note_bounce,
    plan_notice,
)

__all__ = [
    "bounced_notice",
    "cheat",
    "choose_mail",
    "confirm_address",
    "end_notice",
    "note_bounce",
    "package",
    "plan_notice",
    "try_job_again",
]
