"""The kinds of things the roster holds: units, categories of people, roles, delegations."""

from __future__ import annotations

from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit of the tree is."""

    AGENCY = "agency"
    DEPARTMENT = "department"
    DIVISION = "division"
    UNIT = "unit"
    OFFICE = "office"
    """An office with its own named lead, such as the Mayor's."""
    WARD_OFFICE = "ward-office"
    """A council member's office; for council staff it is their department (mpls/def.covered.3)."""
    BOARD = "board"
    """A board, commission or council, with its quorum (mpls/def.covered.5)."""


class Category(StrEnum):
    """As what somebody works for the agency: the twelve kinds of Covered Persons (mpls/def.covered.1 to .12)."""

    STAFF = "staff"
    MAYOR_STAFF = "mayor-staff"
    COUNCIL_STAFF = "council-staff"
    ELECTED = "elected"
    BOARD_MEMBER = "board-member"
    CLASSIFIED = "classified"
    TEMPORARY = "temporary"
    APPOINTED = "appointed"
    VOLUNTEER = "volunteer"
    CONTRACTOR = "contractor"
    INTERN = "intern"
    OTHER = "other"
    """Anybody else who acts for the agency on its sites, such as a partner agency's employee."""


class Role(StrEnum):
    """What somebody does here, beyond their work: the roles of the four policies, and two of our own."""

    CHIEF = "chief"
    POLICE_ADMIN = "police-admin"
    CHIEF_OFFICE = "chief-office"
    COMMS = "comms"
    PIO = "pio"
    CSD = "csd"
    SIC_COMMANDER = "sic-commander"
    SIC_DESIGNEE = "sic-designee"
    MAINTAINER = "maintainer"
    OP_SUPERVISOR = "op-supervisor"
    SUPERVISOR = "supervisor"
    UNIT_COMMANDER = "unit-commander"
    CHAIN = "chain"
    POSTER = "poster"
    SITE_ADMIN = "site-admin"
    MODERATOR = "moderator"
    DEPT_HEAD = "dept-head"
    """The head of a department, and the named lead of an office."""
    HR = "hr"
    ATTORNEY = "attorney"
    CLERK = "clerk"
    IT = "it"
    RECORDS_CUSTODIAN = "records-custodian"
    BG_INVESTIGATOR = "bg-investigator"
    HIRING_DECIDER = "hiring-decider"
    CASE_INVESTIGATOR = "case-investigator"
    DISCIPLINE_DECIDER = "discipline-decider"
    LABOR = "labor"
    ACCREDITATION = "accreditation"
    AUDITOR = "auditor"
    POLICY_STEWARD = "policy-steward"
    SYSADMIN = "sysadmin"
    SENSITIVE_KEEPER = "sensitive-keeper"
    """Ours: keeps the list of sensitive positions, and is the only one who sees it."""


SEALED_ROLES = frozenset({Role.SIC_DESIGNEE, Role.MAINTAINER, Role.OP_SUPERVISOR})
"""Held in the vault and nowhere else: who has one works undercover, or with those who do."""

ONE_AT_A_TIME = frozenset(
    {
        Role.CHIEF,
        Role.SIC_COMMANDER,
        Role.UNIT_COMMANDER,
        Role.DEPT_HEAD,
        Role.CSD,
    }
)
"""Offices that one person holds at a time in a unit: a new holder, acting or not, takes the place of the last."""


NEVER_A_GROUP = frozenset({Role.CHIEF, Role.SIC_COMMANDER, Role.UNIT_COMMANDER, Role.DEPT_HEAD})
"""Offices of one person, whatever an agency would like."""

OPENS_PAGES = frozenset({Role.POSTER, Role.SITE_ADMIN, Role.MODERATOR})
"""Roles with which somebody has rights on platforms, which only a person can take away there."""


class DelegationKind(StrEnum):
    """In which of the ways that policies know a holder has let somebody use a power."""

    DESIGNEE = "designee"
    NAMED = "named-person"
