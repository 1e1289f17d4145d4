"""What this room tells and takes from other programs."""

from __future__ import annotations

from bailiwick.apps.approvals.api.requests import router

__all__ = ["router"]
