"""What people send about platforms and sites."""

from __future__ import annotations

from bailiwick.apps.sites.forms.asking import (
    AskPlatformForm,
    EntryForm,
    FileForm,
    FoundForm,
    NewSiteForm,
    PlatformForm,
    ReferForm,
    RegisterForm,
    ScopeForm,
    TermsForm,
)
from bailiwick.apps.sites.forms.making import Form
from bailiwick.apps.sites.forms.moves import BUTTONS, FORMS, WordsForm, form_of

__all__ = [
    "BUTTONS",
    "FORMS",
    "AskPlatformForm",
    "EntryForm",
    "FileForm",
    "Form",
    "FoundForm",
    "NewSiteForm",
    "PlatformForm",
    "ReferForm",
    "RegisterForm",
    "ScopeForm",
    "TermsForm",
    "WordsForm",
    "form_of",
]
