"""One line of the table."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Row:
    """What was found in texts of one kind: rightly (`caught`) or wrongly (`alarms`); the other is None.

    `check` is the code of a check, or several joined by "+" where any of them counts. `stopped` counts those among the
    found that stop a post; the rest only ask a person to look. `peers` tell the same of others. Where the measure is
    a score and no count, it stands in `score` under the name in `measure`.
    """

    check: str
    set: str
    kind: str
    texts: int
    read_as: str
    caught: int | None = None
    alarms: int | None = None
    stopped: int | None = None
    measure: str = "texts"
    score: float | None = None
    peers: dict[str, float | int] = field(default_factory=dict)

    @property
    def found(self) -> int | None:
        """How many were found, rightly or wrongly."""
        return self.alarms if self.caught is None else self.caught

    def as_data(self) -> dict[str, Any]:
        """The row for a file."""
        return asdict(self)
