"""What goes with the captures of a record that is destroyed: the words that were read out of them, and nothing else.

That a page was read, when, and how its notices stood stays, and so do digests. The database lets the words go only
where the capture is gone (migrations: Forgets).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from bailiwick.apps.keeping.models import Record
from bailiwick.apps.sites.models import NoticeRead, Reading, SiteStep, TakeOverStep, Terms, WikiEdit


def forget(_: Record, captures: Sequence[UUID]) -> Mapping[str, int]:
    """Take the words of those captures out; of how many rows of which table. Part of the act of a destruction."""
    notices = NoticeRead.objects.filter(reading__capture__in=captures)
    return {
        "sites_notice_read": notices.update(words="", why=""),
        "sites_reading": Reading.objects.filter(capture__in=captures).update(shown="", rule=""),
        "sites_step": SiteStep.objects.filter(capture__in=captures).update(words=""),
        "sites_takeover_step": TakeOverStep.objects.filter(capture__in=captures).update(words=""),
        "sites_terms": Terms.objects.filter(capture__in=captures).update(words="", differs=""),
        "sites_wiki_edit": WikiEdit.objects.filter(capture__in=captures).update(words=""),
    }
