"""States, steps and choices in plain words. A finding's words are those of a named person's finding alone."""

from __future__ import annotations

from collections.abc import Mapping

from bailiwick.apps.conduct.models import (
    Action,
    Adviser,
    CaseState,
    CaseStepKind,
    ReportState,
    ReportStepKind,
    Result,
)
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.conduct import Told
from bailiwick.policy.facts.subjects import Finding

TOLD_WORDS: Mapping[Told, Sentence] = {
    Told.OWN_DEVICE: say("Somebody used their own phone or computer while at work, or on a break"),
    Told.IN_THE_WAY: say("Their work suffered by it"),
    Told.PAGE: say("Somebody has a page or a profile of their own"),
    Told.NAMES_WORK: say("Their own page says that they work here"),
    Told.CITIZEN: say("Somebody said as a private citizen what they think"),
    Told.POSTED: say("It is about what a posting or a page says or shows"),
    Told.OTHER: say("Something else"),
}
REPORT_WORDS: Mapping[ReportState, Sentence] = {
    ReportState.FILED: say("Sent, and not taken in yet"),
    ReportState.ACKNOWLEDGED: say("Taken in"),
    ReportState.TRIAGED: say("Being weighed"),
    ReportState.NO_VIOLATION: say("Closed: nothing to look into further"),
    ReportState.ADVICE: say("Settled with advice"),
    ReportState.CASE_OPENED: say("A case was opened"),
    ReportState.REFERRED: say("Passed on to others to look into"),
    ReportState.ANSWERED: say("Answered"),
}
FILER_WORDS: Mapping[ReportState, Sentence] = {
    **REPORT_WORDS,
    **dict.fromkeys(
        (ReportState.NO_VIOLATION, ReportState.ADVICE, ReportState.CASE_OPENED, ReportState.REFERRED),
        say("Settled; you will be answered"),
    ),
}
"""The same to whoever filed it: what becomes of a colleague is in the answer, as far as it is theirs to know."""
REPORT_STEP_WORDS: Mapping[ReportStepKind, Sentence] = {
    ReportStepKind.ACKNOWLEDGED: say("Taken in"),
    ReportStepKind.TRIAGED: say("Weighed"),
    ReportStepKind.HANDED_ON: say("Handed on"),
    ReportStepKind.NO_VIOLATION: say("Closed: nothing to look into further"),
    ReportStepKind.ADVICE: say("Advice was given"),
    ReportStepKind.CASE_OPENED: say("A case was opened"),
    ReportStepKind.REFERRED: say("Passed on as a possible crime"),
    ReportStepKind.ANSWERED: say("Whoever filed it was answered"),
}
CLOSE_WORDS: Mapping[ReportStepKind, Sentence] = {
    ReportStepKind.NO_VIOLATION: say("Nothing to look into further"),
    ReportStepKind.ADVICE: say("A word of advice was given; this is no discipline"),
    ReportStepKind.REFERRED: say("A possible crime, passed on to those who look into crime"),
}
CASE_WORDS: Mapping[CaseState, Sentence] = {
    CaseState.OPENED: say("Opened; nobody looks into it yet"),
    CaseState.LEAD_SET: say("Somebody is named; the one concerned has not been told yet"),
    CaseState.INVESTIGATING: say("Being looked into"),
    CaseState.LEGAL_VIEW: say("Waits for the City Attorney"),
    CaseState.FINDING: say("Every finding is made"),
    CaseState.ACTION_DECIDED: say("Decided; to be carried out"),
    CaseState.ACTION_DONE: say("Carried out; to be closed"),
    CaseState.CLOSED: say("Closed"),
}
CASE_STEP_WORDS: Mapping[CaseStepKind, Sentence] = {
    CaseStepKind.LEAD: say("Looks into it"),
    CaseStepKind.BEGUN: say("The one concerned was told"),
    CaseStepKind.NOTE: say("A note"),
    CaseStepKind.STEP: say("A step was done"),
    CaseStepKind.ASKED: say("A view was asked for"),
    CaseStepKind.VIEW: say("A view was given"),
    CaseStepKind.DECLINED: say("A view was declined"),
    CaseStepKind.FINDING: say("A finding was made"),
    CaseStepKind.ACTION: say("What follows was decided"),
    CaseStepKind.DONE: say("It was carried out"),
    CaseStepKind.CLOSED: say("Closed"),
}
ADVISER_WORDS: Mapping[Adviser, Sentence] = {
    Adviser.LEGAL: say("The City Attorney"),
    Adviser.HR: say("Human resources"),
}
RESULT_WORDS: Mapping[Result, Sentence] = {
    Result.SUSTAINED: say("Sustained"),
    Result.NOT_SUSTAINED: say("Not sustained: there is not enough to say so"),
    Result.UNFOUNDED: say("Unfounded: it did not happen"),
    Result.EXONERATED: say("Exonerated: it happened, and was in order"),
}
ELEMENT_WORDS: Mapping[Finding, Sentence] = {
    Finding.OPEN: say("Still open: nothing shows it"),
    Finding.FOUND: say("Found"),
    Finding.NOT_FOUND: say("Looked for and not found"),
}
DO_WORDS: Mapping[str, Sentence] = {
    "make-finding": say("No finding is sustained yet. Wait for the finding of whoever looks into it."),
    "own-analysis": say("Write your own analysis of this case."),
    "legal-view": say("Ask the City Attorney for a view, and wait for it."),
    "hr-advice": say(
        "Ask human resources for their advice, and wait for it; on what follows, after the finding."
    ),
    "choose-fitting-action": say("Choose something that can follow for them."),
    "ask-city-attorney": say("Choose the advice of the City Attorney: nothing else follows for them."),
    "decide": say("Somebody who is not concerned in it does this."),
}
"""What to do about each thing that stands in the way of a finding or an action, by the act that packs name."""
ACTION_WORDS: Mapping[Action, Sentence] = {
    Action.NONE: say("Nothing follows"),
    Action.COACHING: say("Coaching, which is no discipline"),
    Action.RETRAINING: say("Training"),
    Action.REPRIMAND: say("A written reprimand"),
    Action.SUSPENSION: say("Suspension"),
    Action.DEMOTION: say("Demotion"),
    Action.DISCHARGE: say("Discharge: loss of office or employment"),
    Action.END_SERVICE: say("End volunteer service"),
    Action.END_ACCESS: say("End access to our pages"),
    Action.ATTORNEY_ADVICE: say("Advice of the City Attorney"),
}
