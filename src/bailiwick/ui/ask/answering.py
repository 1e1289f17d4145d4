"""What is asked of the heart, and what it answers: the one place where Ask and the policies meet.

Nothing here knows of the browser, and nothing is kept: an answer lives as long as the page is being drawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property

from bailiwick.kernel.canonical import digest_of_text
from bailiwick.policy.adoption import AdoptedPolicy, adopt, with_lists
from bailiwick.policy.binding import PowerRelease
from bailiwick.policy.engine import Examiner
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.media import MediaFacts
from bailiwick.policy.facts.subjects import MediaKind, PostClass, PostFacts, SiteFacts, WaiverFact
from bailiwick.policy.finding import Finding
from bailiwick.policy.library import Library
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.power import Power
from bailiwick.policy.questions import (
    PERMISSIONS,
    Question,
    facts_with,
    permission_key,
    permission_said,
    questions_for,
    second_reader_key,
    second_reading_said,
)
from bailiwick.policy.remedy import Change
from bailiwick.policy.reminding import Told
from bailiwick.policy.verdict import Effect, Verdict
from bailiwick.ui.agencies import INVENTED, LAYERS
from bailiwick.ui.shelf import SCANNING, library

KINDS = (PostClass.OFFICIAL, PostClass.PERSONAL, PostClass.COMMENT)
"""What a text can be here. Covert use has a room of its own, behind a seal."""
READS_TEXT = "post.text"
_SHOWN = "the picture on the asker's own screen"
YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question to Ask. `answers`: question key to the key of the choice."""

    text: str
    kind: PostClass
    policy: str
    media: MediaKind | None = None
    shows: str = ""  # what the asker says that it shows, in their own words
    answers: Mapping[str, str] = field(default_factory=dict)
    choice: tuple[str, str] = (
        "",
        "",
    )  # in a setting, other than the agency has made: to see what hangs on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one policy, with those layered under it, says to what was asked, and what is still to be asked back."""

    asked: Asked
    policy: AdoptedPolicy
    layers: tuple[AdoptedPolicy, ...] = ()
    on: date
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    reminders: tuple[Told, ...] = ()

    @property
    def policies(self) -> dict[str, AdoptedPolicy]:
        """Every policy that speaks here, by id; the one that was named comes first."""
        return {policy.id: policy for policy in (self.policy, *self.layers)}

    @property
    def title(self) -> str:
        """Whose policies they are: the agency that wears the first, and the printed citations of all."""
        if not self.layers or not self.policy.overlay.agency:
            return self.policy.title
        return f"{self.policy.overlay.agency} ({_cited(self.policies.values())})"

    @property
    def not_met(self) -> list[Finding]:
        """What is not met."""
        return [finding for finding in self.findings if finding.verdict is Verdict.NOT_MET]

    @property
    def unknown(self) -> list[Finding]:
        """What cannot be told, and would matter."""
        return [
            finding
            for finding in self.findings
            if finding.verdict is Verdict.CANNOT_TELL and finding.effect is not Effect.NONE
        ]

    @property
    def unread(self) -> bool:
        """Whether no rule of the policy reads this kind of text: the one Cannot tell of no binding and no edition."""
        return any(not finding.binding and not finding.missing for finding in self.unknown)


class Desk:
    """Answers questions by the policies at hand. One desk serves all threads: the scanner's scratch is not shared."""

    def __init__(
        self,
        library: Library,
        overlays: Sequence[Overlay] = INVENTED,
        layers: Mapping[str, Sequence[str]] = LAYERS,
        hidden: Collection[str] = (),
    ) -> None:
        self.library = library
        worn = {overlay.pack: overlay for overlay in overlays}
        order = {overlay.pack: place for place, overlay in enumerate(overlays)}
        packs = sorted(library.policies, key=lambda pack: (order.get(pack.id, len(order)), pack.id))
        self.policies = {pack.id: adopt(pack, worn.get(pack.id)) for pack in packs if pack.id not in hidden}
        self._layers = {
            name: tuple(self.policies[under] for under in layers.get(name, ()) if under in self.policies)
            for name in self.policies
        }
        self._examiners: dict[tuple[str, tuple[str, str], str, date], Examiner] = {}
        self._lock = SCANNING

    def answer(self, asked: Asked, on: date) -> Answer:
        """Answer by the policy named, on a day. Raises KeyError for a policy that is not offered."""
        policy = self.policies[asked.policy].choosing(*asked.choice)
        layers = self._layers[asked.policy]
        facts = replace(facts_with(facts_of(asked), asked.answers), waivers=Known(self._readings(asked)))
        facts = with_lists(facts, (policy, *layers))
        findings = self._examine(asked, facts, on)
        powers = {finding.binding: self._powers(finding) for finding in findings if finding.binding}
        findings = self._with_permissions(asked, facts, on, findings, powers)
        questions = questions_for(findings, asked.answers, powers)
        return Answer(
            asked=asked,
            policy=policy,
            layers=layers,
            on=on,
            findings=tuple(findings),
            questions=tuple(questions),
            reminders=self._reminders(asked, on, findings),
        )

    def others(self, policy: str) -> list[AdoptedPolicy]:
        """The other policies offered."""
        return [other for name, other in self.policies.items() if name != policy]

    def cited(self, policy: str) -> str:
        """The printed citation of a policy, with those layered under it."""
        return _cited((self.policies[policy], *self._layers[policy]))

    def with_change(self, asked: Asked, key: str, on: date) -> Asked | None:
        """The text with one rewording put in; None when the words it was for are no longer there."""
        for finding in self.answer(asked, on).findings:
            for remedy in finding.remedies:
                in_text = finding.reads == READS_TEXT
                if in_text and isinstance(remedy, Change) and change_key(asked.text, remedy) == key:
                    return replace(asked, text=_put_in(asked.text, remedy))
        return None

    @cached_property
    def powers(self) -> dict[str, Power]:
        """Every power of every pack, by id."""
        return {name: power for pack in self.library.packs.values() for name, power in pack.powers.items()}

    def warm(self, on: date) -> None:
        """Compile everything that a first visitor would otherwise wait for."""
        for policy in self.policies:
            for kind in KINDS:
                self.answer(Asked(text="Good morning.", kind=kind, policy=policy), on)

    def _examine(self, asked: Asked, facts: Facts, on: date) -> list[Finding]:
        with self._lock:
            return list(self._examiner(asked, on).examine(facts, asked.text).findings)

    def _reminders(self, asked: Asked, on: date, findings: Sequence[Finding]) -> tuple[Told, ...]:
        with self._lock:
            return self._examiner(asked, on).reminders(asked.kind, asked.text, findings)

    def _examiner(self, asked: Asked, on: date) -> Examiner:
        """The examiner of the policy asked; call it under the lock."""
        gate = "comment.review" if asked.kind is PostClass.COMMENT else "self.check"
        key = (asked.policy, asked.choice, gate, on)
        examiner = self._examiners.get(key)
        if examiner is None:
            if any(day != on for *_, day in self._examiners):
                self._examiners.clear()  # yesterday's
            policy = self.policies[asked.policy].choosing(*asked.choice)
            examiner = self.library.examiner([policy, *self._layers[asked.policy]], gate, on)
            self._examiners[key] = examiner
        return examiner

    def _readings(self, asked: Asked) -> tuple[WaiverFact, ...]:
        """What second readers have said of these words, as far as the asker tells."""
        bindings = [binding for pack in self.library.packs.values() for binding in pack.bindings.values()]
        readings = (
            second_reading_said(binding)
            for binding in bindings
            if asked.answers.get(second_reader_key(binding)) == YES
        )
        return tuple(reading for reading in readings if reading is not None)

    def _powers(self, finding: Finding) -> tuple[Power, ...]:
        """The powers whose use settles a finding: those its check needs, and the one that releases it."""
        pack = self.library.packs[finding.policy]
        binding = pack.bindings[finding.binding]
        needs = binding.values.get("needs")
        named = [name for names in needs.values() for name in names] if isinstance(needs, Mapping) else []
        if isinstance(binding.release, PowerRelease):
            named.append(binding.release.power)
        return tuple(pack.powers[str(name)] for name in dict.fromkeys(named))

    def _with_permissions(
        self,
        asked: Asked,
        facts: Facts,
        on: date,
        findings: list[Finding],
        powers: Mapping[str, Sequence[Power]],
    ) -> list[Finding]:
        """Examine again with the permissions the asker says there are.

        Which permissions exist is one fact, but people are asked power by power; what asks about a power nobody has
        answered for keeps its Cannot tell.
        """
        asked_about = {power.id: power for several in powers.values() for power in several}
        answered = {key for key, choice in asked.answers.items() if choice != "unknown"}
        said = tuple(
            permission_said(power, facts, asked.text, on)
            for power in asked_about.values()
            if asked.answers.get(permission_key(power)) == YES
        )
        if not any(permission_key(power) in answered for power in asked_about.values()):
            return findings
        again = self._examine(asked, replace(facts, permissions=Known(said)), on)
        open_still = [
            finding
            for finding in findings
            if PERMISSIONS in finding.missing
            and any(permission_key(power) not in answered for power in powers[finding.binding])
        ]
        kept = {finding.binding for finding in open_still}
        return [*(finding for finding in again if finding.binding not in kept), *open_still]


def _cited(policies: Iterable[AdoptedPolicy]) -> str:
    return ", ".join(policy.pack.citation for policy in policies)


def facts_of(asked: Asked) -> Facts:
    """What is known before any question is asked: the kind, what is attached, that the words are one's own.

    Ask reads no register of sites: a text is looked at as if its page were an ordinary open one.
    """
    kind = ABSENT if asked.media is None else Known(asked.media)
    media = MediaFacts() if asked.media is None else MediaFacts(digest=Known(_SHOWN))
    if asked.media is not None and asked.shows:
        media = replace(media, description=Known(asked.shows))
    return Facts(
        post=PostFacts(class_=Known(asked.kind), media=kind, reaction=ABSENT),
        site=SiteFacts(state=ABSENT),
        media=media,
    )


def digest_of_asked(asked: Asked) -> str:
    """A name for exactly these words and what goes with them: a yes to one is no yes to another."""
    return digest_of_text("\0".join((asked.text, asked.media.value if asked.media else "", asked.shows)))


def change_key(text: str, change: Change) -> str:
    """A name for one rewording of one text, so that a button never changes words it was not made for."""
    told = "\0".join((text[: change.end], str(change.start), change.suggestion))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def leaves_words(text: str, change: Change) -> bool:
    """Whether anything is left of the text once the change is made."""
    return bool(_put_in(text, change).strip(" .!?\n"))


def _put_in(text: str, change: Change) -> str:
    before, after = text[: change.start], text[change.end :]
    if not change.suggestion:  # words taken out leave one space, and none at an edge
        before, after = before.rstrip(" "), after.lstrip(" ")
        glue = " " if before and after and after[0] not in ".,;:!?" else ""
        return before + glue + after
    return before + change.suggestion + after


@cache
def desk() -> Desk:
    """The desk of this process. Raises FaultyFilesError when a pack has faults."""
    return Desk(library())
