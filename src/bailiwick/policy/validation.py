"""Validating packs as a whole: everything a pack names must exist, in it, in the packs below it, or in the heart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bailiwick.kernel.errors import Faults
from bailiwick.kernel.identifiers import matches_clause
from bailiwick.policy.adoption import varied
from bailiwick.policy.binding import Binding, PowerRelease, WaiverRelease
from bailiwick.policy.check import Check
from bailiwick.policy.cited import faults_of
from bailiwick.policy.clause import Qualifier
from bailiwick.policy.conduct import faults_of as conduct_faults
from bailiwick.policy.facts.facts import FACT_PATHS
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.gates import GATES, WATCHED
from bailiwick.policy.pack import Pack, PackKind
from bailiwick.policy.power import SCOPES
from bailiwick.policy.risk import Look

SHARED_VALUES = frozenset({"lexicons"})
"""Values that every text check understands: further lexicons whose groups wake it."""
CAPACITIES = frozenset(kind.value for kind in PostClass)


class PackValidator:
    """Checks one pack against the checks that exist, and the word groups and clauses of all packs in the library."""

    def __init__(
        self,
        pack: Pack,
        checks: Mapping[str, Check],
        groups: frozenset[str],
        faults: Faults,
        packs: Mapping[str, Pack],
    ) -> None:
        self._pack = pack
        self._packs = packs
        self._checks = checks
        self._groups = groups
        self._faults = faults

    def validate(self) -> None:
        """Note every fault of the pack."""
        self._editions()
        for binding in self._pack.bindings.values():
            self._binding(binding)
        self._powers()
        self._notices()
        self._settings()
        self._exemptions()
        self._risks()
        self._cited()
        self._reminders()
        self._conduct()
        self._looks()
        self._contents()

    def _fault(self, thing: str, message: str) -> None:
        """Note a fault of a thing named like `clause pd/I.s1`, where it stands."""
        file, line = self._pack.places.get(thing, (f"{self._pack.id}/pack.yaml", 0))
        self._faults.add(file, line, f"{thing}: {message}" if thing else message)

    def _editions(self) -> None:
        known = {edition.id for edition in self._pack.editions}
        if self._pack.kind is PackKind.AGENCY and not known:
            self._fault("", "an agency's pack needs at least one edition")
        for clause in self._pack.clauses.values():
            thing = f"clause {clause.id}"
            if not clause.id.startswith(f"{self._pack.id}/"):
                self._fault(thing, "it belongs to another pack by its id")
            for name in filter(None, (clause.since, clause.until)):
                if name not in known:
                    self._fault(thing, f"it names the edition '{name}', which does not exist")

    def _binding(self, binding: Binding) -> None:
        thing = f"binding {binding.id}"
        for clause_id in binding.clauses:
            if clause_id not in self._pack.clauses:
                self._fault(thing, f"there is no clause '{clause_id}' in this pack")
        for gate in binding.gates:
            if gate not in GATES:
                self._fault(thing, f"there is no gate '{gate}'; known are {', '.join(GATES)}")
        if binding.watch is not None and binding.watch.subject not in WATCHED:
            self._fault(thing, f"nothing called '{binding.watch.subject}' is looked at by the clock")
        for message in (*self._waking_faults(binding), *self._inner_faults(binding)):
            self._fault(thing, message)

    def _waking_faults(self, binding: Binding) -> Iterable[str]:
        for key, choice in binding.only_with.items():
            setting = self._pack.settings.get(key)
            if setting is None:
                yield f"it is there only with a setting '{key}', which does not exist"
            elif choice not in setting.choices:
                yield f"it is there only with '{choice}', which is no choice of the setting '{key}'"

    def _inner_faults(self, binding: Binding) -> Iterable[str]:
        yield from self._check_faults(binding)
        yield from self._effect_faults(binding)
        yield from self._release_faults(binding)

    def _check_faults(self, binding: Binding) -> Iterable[str]:
        check = self._checks.get(binding.check)
        if check is None:
            yield f"there is no check '{binding.check}'"
            return
        for name in binding.values:
            if name not in check.values and name not in SHARED_VALUES:
                known = ", ".join(sorted(check.values)) or "none"
                yield f"the check {check.code} has no value '{name}'; its values are: {known}"
        lexicons = binding.values.get("lexicons", ())
        for group in lexicons if isinstance(lexicons, tuple) else (lexicons,):
            if not self._group_exists(str(group)):
                yield f"there is no word list '{group}'"

    def _group_exists(self, group: str) -> bool:
        return group in self._groups or any(known.partition(":")[0] == group for known in self._groups)

    def _effect_faults(self, binding: Binding) -> Iterable[str]:
        if binding.effect is not None:
            return
        for clause_id in binding.clauses:
            clause = self._pack.clauses.get(clause_id)
            if clause is not None and clause.force.default_effect is None:
                yield f"clause {clause_id} has force '{clause.force.value}', which gives no effect; say 'effect'"

    def _release_faults(self, binding: Binding) -> Iterable[str]:
        if isinstance(binding.release, PowerRelease) and binding.release.power not in self._pack.powers:
            yield f"it is released by the power '{binding.release.power}', which does not exist"
        needs = binding.values.get("needs")
        if isinstance(needs, Mapping):
            for power in (power for powers in needs.values() for power in powers):
                if power not in self._pack.powers:
                    yield f"it needs the power '{power}', which does not exist"
        notice = binding.values.get("notice")
        if notice is not None and notice not in self._pack.notices:
            yield f"it needs the notice '{notice}', which does not exist"
        if isinstance(binding.release, WaiverRelease) and binding.release.kind == "not-possible-because":
            for clause_id in binding.clauses:
                clause = self._pack.clauses.get(clause_id)
                if clause is not None and clause.qualifier is not Qualifier.WHERE_POSSIBLE:
                    yield f"clause {clause_id} does not say 'where possible', so nobody can record that it is not"

    def _powers(self) -> None:
        for power in self._pack.powers.values():
            self._clauses_exist(f"power {power.id}", [power.clause])
            for limit in power.delegate_scope:
                if limit not in SCOPES:
                    known = ", ".join(sorted(SCOPES))
                    self._fault(
                        f"power {power.id}",
                        f"a delegation cannot be limited to '{limit}'; known are: {known}",
                    )

    def _contents(self) -> None:
        for subject in self._pack.subjects.values():
            named_by = [subject.named_by] if subject.named_by else []
            self._clauses_exist(f"subject {subject.id}", [*subject.clauses, *named_by])
        for word in self._pack.words.values():
            self._clauses_exist(f"word {word.id}", [word.clause])
        for aim in self._pack.aims.values():
            self._clauses_exist(f"aim {aim.id}", aim.clauses)

    def _clauses_exist(self, thing: str, patterns: Iterable[str]) -> None:
        for pattern in patterns:
            if not any(matches_clause(pattern, known) for known in self._pack.clauses):
                self._fault(thing, f"no clause is named by '{pattern}'")

    def _notices(self) -> None:
        places = {path.partition(".")[2] for path in FACT_PATHS if path.startswith("page.")} | {"prominent"}
        for notice in self._pack.notices.values():
            thing = f"notice {notice.id}"
            self._clauses_exist(thing, notice.clauses)
            for place in notice.where:
                if place not in places:
                    self._fault(thing, f"a page has no place '{place}'")
            named = [group for part in notice.parts for group in (*part.any_of, *part.all_of)]
            for group in (*named, *notice.too_wide):
                if not self._group_exists(group):
                    self._fault(thing, f"there is no word list '{group}'")

    def _settings(self) -> None:
        for setting in self._pack.settings.values():
            thing = f"setting {setting.id}"
            self._clauses_exist(thing, setting.clauses)
            for choice, changes in setting.changes.items():
                for binding_id, variation in changes.items():
                    binding = self._pack.bindings.get(binding_id)
                    if variation.is_of_power and binding_id in self._pack.powers:
                        continue
                    if binding is None or variation.is_of_power:
                        self._fault(thing, f"it changes '{binding_id}', which does not exist")
                        continue
                    for message in self._inner_faults(varied(binding, variation)):
                        self._fault(thing, f"with '{choice}', binding {binding_id}: {message}")

    def _exemptions(self) -> None:
        for exemption in self._pack.exemptions:
            thing = f"exemption {exemption.id}"
            setting = self._pack.settings.get(exemption.setting)
            if exemption.setting and setting is None:
                self._fault(thing, f"there is no setting '{exemption.setting}'")
            for reading in exemption.readings:
                if setting is not None and reading not in setting.choices:
                    self._fault(thing, f"the setting '{setting.key}' has no choice '{reading}'")
            readings = (name for names in exemption.readings.values() for name in names)
            source = (exemption.source,) if exemption.source_kind == "clause" else ()
            self._clauses_exist(thing, sorted({*exemption.clauses, *readings, *source}))

    def _risks(self) -> None:
        for risk in self._pack.risks.values():
            thing = f"risk {risk.id}"
            for name in risk.authorities:
                if name not in self._pack.authorities:
                    self._fault(thing, f"it names the authority '{name}', which does not exist")
            for message in (message for look in risk.looks for message in self._look_faults(look)):
                self._fault(thing, message)

    def _cited(self) -> None:
        known = [clause for pack in self._packs.values() for clause in pack.clauses]
        for cited_id, message in faults_of(self._pack.cited.values(), self._pack.clauses, known, self._packs):
            self._fault(f"cited text {cited_id}", message)

    def _reminders(self) -> None:
        for reminder in self._pack.reminders.values():
            thing = f"reminder {reminder.id}"
            if reminder.id not in self._pack.clauses:
                self._fault(thing, "there is no such clause in this pack")
            for name in reminder.bindings:
                if name not in self._pack.bindings:
                    self._fault(thing, f"there is no binding '{name}'")
            for group in reminder.groups:
                if not self._group_exists(group):
                    self._fault(thing, f"there is no word list '{group}'")

    def _conduct(self) -> None:
        for rule in self._pack.conduct.values():
            for message in conduct_faults(rule, self._pack.clauses):
                self._fault(f"conduct rule {rule.id}", message)

    def _looks(self) -> None:
        for purpose in self._pack.looks.values():
            for name in (purpose.clause, purpose.allowed_by):
                if name not in self._pack.clauses:
                    self._fault(f"purpose of looks {purpose.id}", f"there is no clause '{name}' in this pack")

    def _look_faults(self, look: Look) -> Iterable[str]:
        yield from (f"there is no check '{check}'" for check in look.checks if check not in self._checks)
        takes = {
            name for check in look.checks if check in self._checks for name in self._checks[check].values
        }
        yield from (
            f"no check that it names has a value '{name}'" for name in look.values if name not in takes
        )
        for group in look.notices:
            if not self._group_exists(group):
                yield f"there is no word list '{group}'"
        known = ", ".join(sorted(CAPACITIES))
        for capacity in look.speech:
            if capacity not in CAPACITIES:
                yield f"nobody speaks as '{capacity}'; known are {known}"
