"""The acts of reports and cases."""

from typing import Any

CALLS: dict[str, Any] = {}
