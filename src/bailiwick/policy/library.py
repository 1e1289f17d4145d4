"""The library: every pack at hand, the checks that exist, and one scanner over all their word lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from bailiwick.kernel.errors import CallError
from bailiwick.policy.adoption import AdoptedPolicy, adopt
from bailiwick.policy.binding import Binding
from bailiwick.policy.check import Check
from bailiwick.policy.engine import Examiner
from bailiwick.policy.engine.plan import Groups
from bailiwick.policy.gates import GATES, WATCHED
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.pack import Pack, PackKind
from bailiwick.policy.statistic import Model
from bailiwick.policy.statistic.pinned import DIGEST
from bailiwick.policy.text.lexicon import Lexicon
from bailiwick.policy.text.scanner import Scanner
from bailiwick.policy.uses import by_use, woken_by

MakeScanner = Callable[[Sequence[Sequence[Lexicon]], frozenset[str]], Scanner]
"""Makes one scanner of word lists that come in parts, given the groups that wake checks."""


class Library:
    """Packs by id, ready to be adopted and asked. Built by `load_library`, which has validated every pack.

    The scanner of the packs that ship is compiled once and kept; packs that somebody adds are compiled beside it.
    """

    def __init__(
        self,
        packs: Mapping[str, Pack],
        checks: Mapping[str, Check],
        make_scanner: MakeScanner,
        added: frozenset[str] = frozenset(),
        model: Callable[[], Model] | None = None,
    ) -> None:
        self.packs = dict(packs)
        self.checks = checks
        self._make_scanner = make_scanner
        self._added = added
        self._model = model
        self.lexicons = tuple(lexicon for pack in packs.values() for lexicon in pack.lexicons.values())
        self.groups = Groups(entry.group for lexicon in self.lexicons for entry in lexicon.entries)

    @cached_property
    def scanner(self) -> Scanner:
        """The compiled scanner; made, or restored from the cache, when it is first needed."""
        shipped = [pack for pack in self.packs.values() if pack.id not in self._added]
        scanner = self._scanner_of(shipped)
        added = [pack for pack in self.packs.values() if pack.id in self._added and pack.lexicons]
        return scanner.joined(self._scanner_of(added)) if added else scanner

    def _scanner_of(self, packs: Sequence[Pack]) -> Scanner:
        lexicons = [lexicon for pack in packs for lexicon in pack.lexicons.values()]
        return self._make_scanner(by_use(lexicons, self._bindings(), self.checks, self.groups), self.triggers)

    def _bindings(self) -> Iterator[Binding]:
        return (binding for pack in self.packs.values() for binding in pack.bindings.values())

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Every group that wakes a check, by the checks themselves or by a binding's own lexicons."""
        of_checks = frozenset(group for check in self.checks.values() for group in check.triggers)
        return of_checks.union(*(woken_by(one, self.checks, self.groups) for one in self._bindings()))

    @property
    def policies(self) -> tuple[Pack, ...]:
        """The packs that are agencies' policies, by id."""
        return tuple(pack for _, pack in sorted(self.packs.items()) if pack.kind is PackKind.AGENCY)

    def pack(self, pack_id: str) -> Pack:
        """The pack of that id. Raises CallError, naming those there are."""
        if pack_id not in self.packs:
            known = ", ".join(sorted(self.packs))
            raise CallError(f"There is no policy '{pack_id}'.", remedy=f"Known are: {known}.")
        return self.packs[pack_id]

    def adopted(self, pack_id: str, overlay: Overlay | None = None) -> AdoptedPolicy:
        """A pack under an overlay, or as it stands by its defaults."""
        return adopt(self.pack(pack_id), overlay)

    def examiner(
        self,
        policies: Sequence[str | AdoptedPolicy],
        gate: str,
        on: date,
        of: type[Examiner] = Examiner,
    ) -> Examiner:
        """An examiner at a gate, or under a watch, on a day; the house pack is always layered. Raises CallError.

        `of` is the sort of examiner to make, for faces in which several threads ask.
        """
        if gate not in GATES and gate not in WATCHED:
            raise CallError(f"There is no gate '{gate}'.", remedy=f"Known are: {', '.join(GATES)}.")
        adopted = [self.adopted(policy) if isinstance(policy, str) else policy for policy in policies]
        if not adopted:
            raise CallError("No policy was named.", remedy="Name at least one, such as nmpd.")
        named = {policy.id for policy in adopted}
        house = [
            adopt(pack)
            for pack in self.packs.values()
            if pack.kind is PackKind.HOUSE and pack.id not in named
        ]
        common = [adopt(pack) for pack in self.packs.values() if pack.kind is PackKind.COMMON]
        return of(
            [*adopted, *house],
            gate,
            on,
            self.checks,
            self.scanner,
            self.groups,
            digest_parts=[*(policy.digest for policy in (*adopted, *house, *common)), DIGEST],
            model=self._model,
        )
