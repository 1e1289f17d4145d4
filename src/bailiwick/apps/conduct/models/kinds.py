"""The kinds of this room: what is done with a report or a case, where it stands, and who has which part in it."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What somebody is to a report or a case. Who is nothing to it sees nothing of it."""

    FILER = "filer"
    HANDLER = "handler"
    """Whom the report went to."""
    HR = "hr"
    HEAD = "head"
    """Heads the department, or one that it is part of."""
    COUNSEL = "counsel"
    INVESTIGATOR = "investigator"
    DECIDER = "decider"
    SUBJECT = "subject"
    """Whom it is about, once a case has told them."""


class ReportState(StrEnum):
    """Where a report stands (WF-VIOL)."""

    FILED = "filed"
    ACKNOWLEDGED = "acknowledged"
    TRIAGED = "triaged"
    NO_VIOLATION = "no-violation"
    ADVICE = "advice-given"
    CASE_OPENED = "case-opened"
    REFERRED = "referred-crime"
    ANSWERED = "answered"


class ReportStepKind(StrEnum):
    """What somebody did with a report (WF-VIOL)."""

    ACKNOWLEDGED = "acknowledged"
    TRIAGED = "triaged"
    HANDED_ON = "handed-on"
    """To somebody else who handles it from then on."""
    NO_VIOLATION = "no-violation"
    """Closed: nothing to look into further."""
    ADVICE = "advice-given"
    CASE_OPENED = "case-opened"
    REFERRED = "referred-crime"
    ANSWERED = "answered"


class CaseState(StrEnum):
    """Where a case stands (WF-CASE)."""

    OPENED = "opened"
    LEAD_SET = "lead-set"
    INVESTIGATING = "investigating"
    LEGAL_VIEW = "legal-view"
    """The City Attorney was asked and has not answered: nobody makes a finding meanwhile."""
    FINDING = "finding"
    """Every clause has its finding."""
    ACTION_DECIDED = "action-decided"
    ACTION_DONE = "action-done"
    CLOSED = "closed"


class CaseStepKind(StrEnum):
    """What somebody did in a case (WF-CASE)."""

    LEAD = "lead"
    BEGUN = "begun"
    """The one whom it is about was told."""
    NOTE = "note"
    STEP = "step"
    """One of the steps that their category is owed was done."""
    ASKED = "asked"
    VIEW = "view"
    DECLINED = "declined"
    FINDING = "finding"
    ACTION = "action"
    DONE = "done"
    CLOSED = "closed"


class Adviser(StrEnum):
    """Whose view is asked."""

    LEGAL = "legal"
    HR = "hr"


class Result(StrEnum):
    """What a named person finds of one clause."""

    SUSTAINED = "sustained"
    NOT_SUSTAINED = "not-sustained"
    UNFOUNDED = "unfounded"
    EXONERATED = "exonerated"


class Action(StrEnum):
    """What follows from a finding; which of them are offered is for the policies to say."""

    NONE = "no-action"
    COACHING = "coaching"
    RETRAINING = "retraining"
    REPRIMAND = "written-reprimand"
    SUSPENSION = "suspension"
    DEMOTION = "demotion"
    DISCHARGE = "discharge"
    END_SERVICE = "end-service"
    END_ACCESS = "end-access"
    ATTORNEY_ADVICE = "city-attorney-advice"


EMPLOYED = (
    Action.NONE,
    Action.COACHING,
    Action.RETRAINING,
    Action.REPRIMAND,
    Action.SUSPENSION,
    Action.DEMOTION,
    Action.DISCHARGE,
)
"""What can follow for people who are employed, the lightest first, where no policy says otherwise."""
