"""Reading reminders: what a policy has its people told, and when."""

from __future__ import annotations

from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.reminder import Occasion, Reminder


def read_reminder(fields: Fields) -> Reminder | None:
    """Read one reminder; it is named by the clause it tells."""
    clause = fields.text("clause", required=True)
    fields.what = f"reminder {clause}" if clause else "reminder"
    occasion = fields.choice("told", Occasion)
    reminder = Reminder(
        id=clause,
        occasion=occasion or Occasion.ALWAYS,
        posts=fields.members("posts", PostClass) or (PostClass.PERSONAL,),
        bindings=fields.words("bindings"),
        groups=fields.words("words"),
        readings=fields.words("readings"),
    )
    if (occasion is Occasion.WORDS) != bool(reminder.groups):
        fields.fault(
            f"{fields.what}: 'words' names the word lists of a reminder told with words, and only of such"
        )
    if reminder.bindings and occasion not in {Occasion.BESIDE, Occasion.REASON}:
        fields.fault(
            f"{fields.what}: 'bindings' are those of a reminder told beside a finding, or as its reason"
        )
    return reminder if clause and occasion else None
