"""What people send to the roster's pages."""

from __future__ import annotations

from bailiwick.apps.roster.forms.files import InMemory, file_of, packed
from bailiwick.apps.roster.forms.people import (
    AccountForm,
    InviteForm,
    LeavingForm,
    NamesForm,
    PersonForm,
    ProofForm,
    ReasonForm,
    SensitiveForm,
    TransferForm,
    WorkForm,
)
from bailiwick.apps.roster.forms.powers import DelegationForm, EndForm, OfficeForm
from bailiwick.apps.roster.forms.units import CloseForm, GroupForm, MoveForm, NameForm, QuorumForm, UnitForm

__all__ = [
    "AccountForm",
    "CloseForm",
    "DelegationForm",
    "EndForm",
    "GroupForm",
    "InMemory",
    "InviteForm",
    "LeavingForm",
    "MoveForm",
    "NameForm",
    "NamesForm",
    "OfficeForm",
    "PersonForm",
    "ProofForm",
    "QuorumForm",
    "ReasonForm",
    "SensitiveForm",
    "TransferForm",
    "UnitForm",
    "WorkForm",
    "file_of",
    "packed",
]
