"""What a log began with. Its first entry can be neither changed nor put in later, so that it can be leant on."""

from __future__ import annotations

import json
from collections.abc import Mapping

from bailiwick.apps.journal.logs import INTERNAL, Log


def began_with(log: Log = INTERNAL) -> Mapping[str, object]:
    """What was recorded in the log's first entry; nothing for an empty log. One query."""
    entries = log.entries.objects.using(log.database).filter(index=0)
    manifest = entries.values_list("manifest", flat=True).first()
    told: Mapping[str, object] = json.loads(bytes(manifest))["details"] if manifest else {}
    return told
