"""How the queue may write: outside an act nothing is written but what the journal, a floor above, lets it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string


def writing() -> AbstractContextManager[None]:
    """Open the queue's own tables. `JOBS_WRITING` in the settings names what opens them."""
    opens = import_string(settings.JOBS_WRITING)
    return cast("AbstractContextManager[None]", opens("jobs_job", "jobs_schedule"))


def is_final(error: BaseException) -> bool:
    """Whether trying again would not help, as for a refusal. `JOBS_FINAL_ERRORS` in the settings names the classes."""
    return isinstance(error, tuple(import_string(name) for name in settings.JOBS_FINAL_ERRORS))
