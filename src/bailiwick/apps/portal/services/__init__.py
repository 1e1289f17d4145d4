"""What the portal does: marks pages public, takes reports in, and keeps what was found of them."""

from __future__ import annotations

from bailiwick.apps.portal.services.publishing import publish, withdraw
from bailiwick.apps.portal.services.reporting import answer_report, take_report

__all__ = ["answer_report", "publish", "take_report", "withdraw"]
