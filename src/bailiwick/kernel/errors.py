"""The one family of errors: each says what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class BailiwickError(Exception):
    """Anything Bailiwick refuses to do, told so that a person can act on it."""

    def __init__(self, message: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        what_to_do = f" {self.remedy}" if self.remedy else ""
        return f"{where}{self.message}{what_to_do}"


class CallError(BailiwickError):
    """The caller asked for something that does not exist or cannot be read."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a pack, an overlay or a facts file: file, line (from 1; 0 for the whole file), message."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class FaultyFilesError(BailiwickError):
    """Files that do not follow their schema; every fault is told at once."""

    def __init__(self, what: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        number = len(self.faults)
        things = "fault" if number == 1 else "faults"
        listing = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(f"{what} has {number} {things}:\n{listing}")


class Faults:
    """A list that faults are added to while files are read; raised as one error at the end."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, file: str, line: int, message: str) -> None:
        """Note one fault and go on reading."""
        self._faults.append(Fault(file, line, message))

    def extend(self, faults: Sequence[Fault]) -> None:
        """Note the faults that another reader found."""
        self._faults.extend(faults)

    def __bool__(self) -> bool:
        return bool(self._faults)

    @property
    def all(self) -> tuple[Fault, ...]:
        """Every fault so far, in the order found."""
        return tuple(self._faults)

    def raise_if_any(self, what: str) -> None:
        """Raise FaultyFilesError naming `what` when anything was noted."""
        if self._faults:
            raise FaultyFilesError(what, self._faults)
