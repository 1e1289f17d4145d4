"""A policy as adopted by an agency: the pack with its overlay laid over it, and the digest of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.errors import Faults
from bailiwick.kernel.identifiers import matches_clause
from bailiwick.policy.binding import Binding, Variation
from bailiwick.policy.clause import Clause, Edition
from bailiwick.policy.exemption import Exemption
from bailiwick.policy.facts import UNKNOWN, Facts, Known
from bailiwick.policy.notice import Notice
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.pack import Pack
from bailiwick.policy.power import Power


@dataclass(frozen=True, slots=True)
class AdoptedPolicy:
    """A pack under an agency's overlay."""

    pack: Pack
    overlay: Overlay

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.pack.id

    @property
    def title(self) -> str:
        """How the policy is called on screen: the agency that wears it, and its printed citation."""
        return f"{self.overlay.agency} ({self.pack.citation})" if self.overlay.agency else self.pack.title

    @property
    def choices(self) -> dict[str, str]:
        """Every setting's choice: the agency's, or the default."""
        return {
            key: self.overlay.settings.get(key, setting.default)
            for key, setting in self.pack.settings.items()
        }

    def choosing(self, setting: str, choice: str) -> AdoptedPolicy:
        """The policy as it would be with that choice in a setting; as it is where no setting is named."""
        if not setting:
            return self
        overlay = replace(self.overlay, settings={**self.overlay.settings, setting: choice})
        return replace(self, overlay=overlay)

    @property
    def bindings(self) -> dict[str, Binding]:
        """The pack's bindings as the chosen settings wake and change them."""
        choices = self.choices
        bindings = {
            name: binding
            for name, binding in self.pack.bindings.items()
            if all(choices[key] == choice for key, choice in binding.only_with.items())
        }
        for name, variation in self._variations(choices):
            if name in bindings:
                bindings[name] = varied(bindings[name], variation)
        return bindings

    @property
    def powers(self) -> dict[str, Power]:
        """The pack's powers as the chosen settings change them."""
        powers = dict(self.pack.powers)
        for name, variation in self._variations(self.choices):
            if name in powers and variation.is_of_power:
                powers[name] = power_varied(powers[name], variation)
        return powers

    def _variations(self, choices: Mapping[str, str]) -> Iterator[tuple[str, Variation]]:
        for key, choice in choices.items():
            yield from self.pack.settings[key].changes.get(choice, {}).items()

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        """The pack's exemptions and the agency's own."""
        return (*self.pack.exemptions, *self.overlay.exemptions)

    @property
    def notices(self) -> dict[str, Notice]:
        """The pack's notices, offered in the agency's own sentences where it has some."""
        own = self.overlay.notices
        return {
            name: replace(notice, suggest=own[name]) if name in own else notice
            for name, notice in self.pack.notices.items()
        }

    def edition_in_force(self, day: date) -> Edition:
        """The edition in force on a day. Raises CallError before the first one."""
        return self.pack.edition_in_force(day, self.overlay.adopted)

    def clauses_on(self, day: date) -> dict[str, Clause]:
        """The clauses in force on a day; none where the edition's text is not held."""
        if not self.pack.editions:
            return dict(self.pack.clauses)
        edition = self.edition_in_force(day)
        return self.pack.clauses_of(edition) if edition.held else {}

    def watching_on(self, day: date) -> date | None:
        """The day until which the policy only watches, when it still does on `day`."""
        until = self.overlay.watch_until
        return until if until is not None and day < until else None

    @property
    def digest(self) -> str:
        """The effective digest: the pack's bytes and everything the agency laid over them."""
        overlay = self.overlay
        return digest_of(
            {
                "pack": self.pack.digest,
                "agency": overlay.agency,
                "adopted": overlay.adopted.isoformat() if overlay.adopted else "",
                "watch_until": overlay.watch_until.isoformat() if overlay.watch_until else "",
                "settings": self.choices,
                "exemptions": [repr(exemption) for exemption in overlay.exemptions],
                "wording": dict(overlay.wording),
                "notices": dict(overlay.notices),
                "lists": {name: list(words) for name, words in overlay.lists.items()},
            }
        )


def with_lists(facts: Facts, policies: Sequence[AdoptedPolicy]) -> Facts:
    """Facts with the names, numbers and domains that the agencies list, where nobody has stated others."""
    lists = facts.lists
    own = {
        name: Known(
            tuple(dict.fromkeys(word for policy in policies for word in policy.overlay.lists.get(name, ())))
        )
        for name in ("own-names", "own-numbers", "own-domains")
        if any(policy.overlay.lists.get(name) for policy in policies)
    }
    if not own:
        return facts
    lists = replace(
        lists,
        own_names=own.get("own-names", UNKNOWN) if lists.own_names is UNKNOWN else lists.own_names,
        own_numbers=own.get("own-numbers", UNKNOWN) if lists.own_numbers is UNKNOWN else lists.own_numbers,
        own_domains=own.get("own-domains", UNKNOWN) if lists.own_domains is UNKNOWN else lists.own_domains,
    )
    return replace(facts, lists=lists)


def varied(binding: Binding, variation: Variation) -> Binding:
    """A binding as a setting's choice changes it."""
    return replace(
        binding,
        effect=binding.effect if variation.effect is None else variation.effect,
        values={**binding.values, **variation.values},
        release=binding.release if variation.release is None else variation.release,
    )


def power_varied(power: Power, variation: Variation) -> Power:
    """A power as a setting's choice changes it."""
    return replace(
        power,
        holder=variation.holder or power.holder,
        standing=power.standing if variation.standing else None,
    )


def adopt(pack: Pack, overlay: Overlay | None = None, file: str = "overlay") -> AdoptedPolicy:
    """Lay an overlay over a pack. Raises FaultyFilesError naming each setting, choice or clause that does not exist."""
    if overlay is None:
        return AdoptedPolicy(pack, Overlay(pack=pack.id))
    faults = Faults()
    _check_settings(pack, overlay.settings, file, faults)
    for clause_id in overlay.wording:
        if clause_id not in pack.clauses:
            faults.add(file, 0, f"wording is given for '{clause_id}', which is no clause of {pack.id}")
    for notice_id in overlay.notices:
        if notice_id not in pack.notices:
            faults.add(file, 0, f"a sentence is given for '{notice_id}', which is no notice of {pack.id}")
    for exemption in overlay.exemptions:
        for pattern in exemption.clauses:
            if not any(matches_clause(pattern, known) for known in pack.clauses):
                faults.add(
                    file, 0, f"exemption {exemption.id}: no clause of {pack.id} is named by '{pattern}'"
                )
    if overlay.pack != pack.id:
        faults.add(file, 0, f"the overlay is for '{overlay.pack}', not for {pack.id}")
    faults.raise_if_any(f"The overlay of {pack.id}")
    return AdoptedPolicy(pack, overlay)


def _check_settings(pack: Pack, settings: Mapping[str, str], file: str, faults: Faults) -> None:
    for key, choice in settings.items():
        setting = pack.settings.get(key)
        if setting is None:
            faults.add(file, 0, f"{pack.id} has no setting '{key}'")
        elif choice not in setting.choices:
            faults.add(
                file,
                0,
                f"the setting '{key}' has no choice '{choice}'; choices are {', '.join(setting.choices)}",
            )
