"""Words that every page of the library uses for what packs write as keys. A key nobody knows is shown as it is."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from bailiwick.kernel.periods import Period
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.clause import ClauseKind, Edition, Force, Qualifier
from bailiwick.policy.gates import GATES
from bailiwick.policy.verdict import Effect, Verdict

FORCE_WORDS = {
    Force.MUST: say("must"),
    Force.MUST_NOT: say("must not"),
    Force.SHOULD: say("should"),
    Force.CAUTIONED: say("cautioned"),
    Force.MAY: say("may"),
    Force.IS: say("says what is"),
}
FORCE_MEANS = {
    Force.MUST: say("the policy requires it"),
    Force.MUST_NOT: say("the policy forbids it"),
    Force.SHOULD: say("the policy advises it"),
    Force.CAUTIONED: say("the policy warns of it, and forbids nothing"),
    Force.MAY: say("the policy leaves a choice"),
    Force.IS: say("the policy says what something is"),
}
KIND_WORDS = {
    ClauseKind.DUTY: say("a duty"),
    ClauseKind.PROHIBITION: say("a ban"),
    ClauseKind.PERMISSION: say("a permission"),
    ClauseKind.NOTICE: say("a notice to visitors"),
    ClauseKind.ADVISORY: say("advice"),
    ClauseKind.DEFINITION: say("a definition"),
    ClauseKind.PROCEDURE: say("a procedure"),
    ClauseKind.RETENTION: say("on keeping records"),
}
QUALIFIER_WORDS = {
    Qualifier.WHERE_POSSIBLE: say("where it can be done"),
    Qualifier.WITHOUT_PERMISSION: say("unless somebody has said yes"),
}
EFFECT_WORDS = {
    Effect.STOP: say("stops"),
    Effect.HOLD: say("waits for a yes"),
    Effect.REVIEW: say("asks a person to look"),
    Effect.WARN: say("advises against it"),
    Effect.ADVISE: say("gives a caution"),
    Effect.TAG: say("makes a note"),
    Effect.NONE: say("stops nothing"),
}
VERDICT_WORDS = {
    Verdict.MET: say("Met"),
    Verdict.NOT_MET: say("Not met"),
    Verdict.CANNOT_TELL: say("Cannot tell"),
    Verdict.NOT_APPLICABLE: say("Not applicable"),
}
CAPACITY_WORDS = {
    "official": say("in official posts"),
    "personal": say("in members’ own posts"),
    "comment": say("in visitors’ comments"),
    "covert": say("in undercover use"),
}
ROLE_WORDS = {
    "accreditation": say("the accreditation manager"),
    "attorney": say("the attorney"),
    "auditor": say("auditors"),
    "clerk": say("the City Clerk"),
    "contractor": say("contractors"),
    "elected-board": say("elected officials and boards"),
    "everyone": say("everyone"),
    "moderator": say("moderators"),
    "platform": say("platforms"),
    "police-admin": say("Police Administration"),
    "policy-steward": say("the policy steward"),
    "requester": say("those who ask for records"),
    "sic-designee": say("that commander’s designee"),
    "supervisor": say("supervisors"),
    "unit-commander": say("the unit commander"),
    "visitor": say("visitors"),
    "bg-investigator": say("background investigators"),
    "case-investigator": say("investigators of cases"),
    "chain": say("the chain of command"),
    "chief": say("the Chief"),
    "chief-office": say("the Chief’s Office"),
    "colleague": say("the colleague shown or named"),
    "comms": say("the communications department"),
    "covered": say("everybody the City’s policy covers"),
    "csd": say("the community services division"),
    "dept-head": say("department heads"),
    "designee": say("the Chief’s designee"),
    "discipline-decider": say("whoever decides on discipline"),
    "hiring-decider": say("whoever decides on hiring"),
    "hr": say("human resources"),
    "it": say("information technology"),
    "labor": say("labour relations"),
    "maintainer": say("whoever keeps an undercover profile"),
    "member": say("members"),
    "op-supervisor": say("supervisors of undercover operations"),
    "person-who-decides": say("whoever decides"),
    "pio": say("the public information officer"),
    "poster": say("those who post for the agency"),
    "records-custodian": say("the records custodian"),
    "sic-commander": say("the commander who keeps the undercover register"),
    "site-admin": say("administrators of pages"),
    "system": say("the software"),
    "uc-officer": say("undercover officers"),
}
REGISTER_WORDS = {
    "REG-ACCESS": say("access to social media at work"),
    "REG-ACCRED": say("the accreditation map"),
    "REG-ADVICE": say("advice given"),
    "REG-ASSIST": say("help asked for"),
    "REG-AUDIT": say("the journal of every act"),
    "REG-CASE": say("cases"),
    "REG-CHECK": say("results of checks"),
    "REG-CONSENT": say("members’ leave"),
    "REG-CONTENT": say("the archive of what was posted"),
    "REG-CONTRACT": say("contracts with platforms"),
    "REG-COVERT": say("undercover profiles, sealed"),
    "REG-CRED": say("who holds which login"),
    "REG-DELEG": say("delegations"),
    "REG-DEVICE": say("devices"),
    "REG-EMERG": say("emergencies"),
    "REG-EXC": say("exemptions"),
    "REG-HOLD": say("legal holds"),
    "REG-LIMITED": say("closed pages"),
    "REG-MOD": say("moderation"),
    "REG-MON": say("looks at public posts"),
    "REG-NOSHOW": say("the list Do not show me"),
    "REG-PENDING": say("pending cases"),
    "REG-PEOPLE": say("people and categories"),
    "REG-PERMIT": say("permissions to release and to speak"),
    "REG-PHOTO": say("approvals of photos"),
    "REG-PLATFORM": say("platforms"),
    "REG-POLICY": say("the policies"),
    "REG-POSTER": say("who may post where"),
    "REG-RECREQ": say("records requests"),
    "REG-REF": say("memoranda on members’ pages"),
    "REG-REVIEW": say("reviews before posting"),
    "REG-RIGHTS": say("rights and licences"),
    "REG-SCHED": say("retention schedules"),
    "REG-SITE": say("official pages"),
    "REG-TRAIN": say("training and signatures"),
    "REG-UCOP": say("undercover operations, sealed"),
    "REG-VET": say("looks at candidates"),
    "REG-VIOL": say("reports and complaints"),
    "REG-XREF": say("what is cited but not held"),
}
GATE_WORDS = {
    "self.check": say("May I post this?"),
    "post.publish": say("May this post go out?"),
    "comment.review": say("Does this comment ask for a look?"),
    "comment.hide": say("May this comment be hidden?"),
    "user.block": say("May this user be blocked?"),
    "site.request": say("May this platform or page be asked for?"),
    "site.create": say("May this site be opened?"),
    "site.go-live": say("May this page go live?"),
    "contract.accept": say("May these terms be accepted?"),
    "person.grant-posting": say("May this person post for the agency?"),
    "device.permit": say("May this device be used?"),
    "release.permit": say("May this be said or given out?"),
    "reference.request": say("May this page refer to the agency?"),
    "reference.order-removal": say("May the reference be ordered off?"),
    "covert.activate": say("May this undercover use begin?"),
    "report.triage": say("What does this report concern?"),
    "case.act": say("May this action be entered?"),
    "case.sustain": say("May this finding be made?"),
    "vetting.close-round": say("May this round be closed?"),
    "record.destroy": say("May this record be destroyed?"),
    "page.review": say("Is this page what it seems to be, and does it show what it owes?"),
    "contract.review": say("Have a platform's terms changed?"),
    "reference.review": say("Is this page still the one that was approved?"),
    "covert.enter": say("May this profile be entered in the register?"),
    "access.review": say("Do these lines ask a supervisor to look?"),
    "vetting.pass-on": say("May these notes go to whoever decides?"),
}
WATCH_WORDS = {
    "site.page": say("every page, by the clock"),
    "policy.procedures": say("the policy’s procedures, by the clock"),
    "site.register": say("the list of pages, by the clock"),
    "reference.page": say("members’ approved pages, by the clock"),
    "contract.terms": say("platforms’ terms, by the clock"),
    "covert.register": say("the undercover register, by the clock"),
    "readiness.training": say("training, by the clock"),
    "readiness.attestation": say("signatures, by the clock"),
    "post.published": say("posts that are out, by the clock"),
    "record.schedule": say("retention schedules, by the clock"),
    "permission.register": say("permissions, by the clock"),
}
STANDING_WORDS = {
    "acted_out": say("Acted out"),
    "data_only": say("As data"),
    "waiting": say("Waits"),
}
STANDING_MEANS = {
    "acted_out": say("a test plays what the clause asks for in the running product, and it passed"),
    "data_only": say("the pack holds it and something lives by it, but nobody has acted it out yet"),
    "waiting": say("it waits for a room that is not built"),
}


def translated(sentence: Sentence | str) -> str:
    """A sentence in the reader's language; what comes from a pack as it is."""
    return sentence.render(gettext) if isinstance(sentence, Sentence) else sentence


def role(key: str) -> str:
    """A role in words."""
    return translated(ROLE_WORDS[key]) if key in ROLE_WORDS else key.replace("-", " ")


def roles(keys: tuple[str, ...]) -> str:
    """Several roles, one after the other."""
    return ", ".join(role(key) for key in keys)


def gate(key: str) -> str:
    """The question that a gate asks."""
    if key in GATE_WORDS:
        return translated(GATE_WORDS[key])
    return GATES[key].asks if key in GATES else key


def day(when: date) -> str:
    """A date with its month in words."""
    return date_format(when, "DATE_FORMAT")


def period(length: Period) -> str:
    """A period in words: 1 year, 6 months, 30 days."""
    years, months, days = str(length.years), str(length.months), str(length.days)
    counted = (
        (length.years, say("1 year"), say("{number} years", number=years)),
        (length.months, say("1 month"), say("{number} months", number=months)),
        (length.days, say("1 day"), say("{number} days", number=days)),
    )
    return " ".join(translated(one if number == 1 else many) for number, one, many in counted if number)


def begins(edition: Edition) -> str:
    """Since when an edition is in force."""
    if edition.begins is None:
        return translated(say("since the agency adopted it"))
    return translated(say("since {day}", day=day(edition.begins)))
