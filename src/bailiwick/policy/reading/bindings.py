"""Reading bindings, conditions, releases, settings and exemptions."""

from __future__ import annotations

from collections.abc import Mapping

from bailiwick.policy.binding import (
    Apart,
    Binding,
    Condition,
    NeverReleased,
    PowerRelease,
    Release,
    ReviewerRelease,
    Store,
    Unsure,
    Variation,
    WaiverRelease,
    Watch,
)
from bailiwick.policy.exemption import Exemption
from bailiwick.policy.facts.facts import FACT_PATHS
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.reading.node import Node
from bailiwick.policy.setting import Setting
from bailiwick.policy.verdict import Effect


def read_binding(fields: Fields) -> Binding | None:
    """Read one binding."""
    binding_id = fields.text("id", required=True)
    fields.what = f"binding {binding_id}" if binding_id else "binding"
    binding = Binding(
        id=binding_id,
        clauses=fields.words("clauses", required=True),
        check=fields.text("check", required=True),
        gates=fields.words("gates"),
        watch=_read_watch(fields),
        when=read_conditions(fields, "when"),
        unless=_read_unless(fields),
        values=_read_values(fields),
        effect=_read_effect(fields),
        release=_read_release(fields) or NeverReleased(),
        unsure=_read_unsure(fields),
        only_with=_read_only_with(fields),
    )
    if not binding.gates and binding.watch is None:
        fields.fault(f"{fields.what} names no gate and no watch, so nothing would ever look at it")
    return binding if binding_id else None


def _read_only_with(fields: Fields) -> Mapping[str, str]:
    inner = fields.inner("only_with")
    return {key: inner.text(key) for key, _ in inner.entries()} if inner else {}


def _read_effect(fields: Fields) -> Effect | None:
    return fields.choice("effect", Effect) if fields.has("effect") else None


def _read_values(fields: Fields) -> Mapping[str, object]:
    inner = fields.inner("values")
    return {name: _frozen(node.plain()) for name, node in inner.entries()} if inner else {}


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value


def read_conditions(fields: Fields, key: str) -> tuple[Condition, ...]:
    """Read a `when`: fact paths, each with the values it must be one of."""
    inner = fields.inner(key)
    if inner is None:
        return ()
    found = []
    for path, node in inner.entries():
        if path not in FACT_PATHS:
            inner.fault(f"{inner.what}: there is no fact '{path}'", node.line)
        found.append(Condition(path, inner.words_of(node, path)))
    return tuple(found)


def _read_unless(fields: Fields) -> tuple[Apart, ...]:
    found = []
    for node in fields.each("unless"):
        inner = Fields(node, fields.file, fields.faults, f"{fields.what}, 'unless'")
        when, because = read_conditions(inner, "when"), inner.text("because", required=True)
        inner.finish()
        if when:
            found.append(Apart(when, because))
        else:
            inner.fault(f"{inner.what} says no circumstances under 'when', so it would set every act apart")
    return tuple(found)


def _read_watch(fields: Fields) -> Watch | None:
    inner = fields.inner("watch")
    if inner is None:
        return None
    subject, every = inner.text("subject", required=True), inner.period("every")
    store = inner.choice("store", Store, Store.DEFAULT)
    if every is None:
        inner.fault(f"{inner.what}: 'every' is missing; give a period like P7D")
    inner.finish()
    return Watch(subject, every, store or Store.DEFAULT) if every else None


def _read_unsure(fields: Fields) -> Unsure:
    inner = fields.inner("unsure")
    if inner is None:
        return Unsure()
    unsure = Unsure(
        inner.number("below", default=0.75), inner.choice("effect", Effect, Effect.REVIEW) or Effect.REVIEW
    )
    if unsure.effect.stops:
        inner.fault(
            "an unsure finding never stops: choose review, warn, advise, tag or none", inner.line_of("effect")
        )
    inner.finish()
    return unsure


def _read_release(fields: Fields) -> Release | None:
    node = fields.node("release")
    if node is None:
        return None
    if node.value == "never":
        return NeverReleased()
    inner = fields.inner("release")
    if inner is None or not isinstance(node.value, dict) or len(node.value) != 1:
        fields.fault(f"{fields.what}: 'release' must be never, or one of power, waiver, reviewer", node.line)
        return None
    power, waiver, reviewer = inner.text("power"), inner.text("waiver"), inner.text("reviewer")
    inner.finish()
    if power:
        return PowerRelease(power)
    if waiver:
        return WaiverRelease(waiver)
    return ReviewerRelease(reviewer) if reviewer else None


def read_setting(fields: Fields) -> Setting | None:
    """Read one setting with its choices and what each changes."""
    setting_id = fields.text("id", required=True)
    fields.what = f"setting {setting_id}" if setting_id else "setting"
    choices_inner = fields.inner("choices", required=True)
    choices = {}
    if choices_inner is not None:
        choices = {choice: str(node.value) for choice, node in choices_inner.entries()}
    default = fields.text("default", required=True)
    if default and default not in choices:
        fields.fault(
            f"{fields.what}: the default '{default}' is not one of its choices", fields.line_of("default")
        )
    changes: dict[str, Mapping[str, Variation]] = {}
    changes_inner = fields.inner("changes")
    for choice, node in changes_inner.entries() if changes_inner else ():
        if choice not in choices:
            fields.fault(
                f"{fields.what}: 'changes' names '{choice}', which is not one of its choices", node.line
            )
        per_binding = Fields(node, fields.file, fields.faults, f"{fields.what}, changes for '{choice}'")
        changes[choice] = {name: _read_variation(inner, per_binding) for name, inner in per_binding.entries()}
    setting = Setting(
        id=setting_id,
        key=fields.text("key", required=True),
        question=fields.text("question", required=True),
        choices=choices,
        default=default,
        why=fields.text("why", required=True),
        clauses=fields.words("clauses"),
        changes=changes,
    )
    return setting if setting_id else None


def _read_variation(node: Node, parent: Fields) -> Variation:
    fields = Fields(node, parent.file, parent.faults, parent.what)
    variation = Variation(
        _read_effect(fields),
        _read_values(fields),
        _read_release(fields),
        standing=fields.flag("standing", default=True),
        holder=fields.text("holder"),
    )
    fields.finish()
    return variation


def read_exemption(fields: Fields) -> Exemption | None:
    """Read one exemption."""
    exemption_id = fields.text("id", required=True)
    fields.what = f"exemption {exemption_id}" if exemption_id else "exemption"
    source_kind, source, unit = "", "", ""
    inner = fields.inner("source", required=True)
    if inner is not None:
        for kind in ("clause", "law", "contract"):
            if inner.has(kind):
                source_kind, source = kind, inner.text(kind)
        unit = inner.text("unit")
        if not source_kind:
            inner.fault("the source must name a clause, a law or a contract")
        inner.finish()
    readings_inner = fields.inner("readings")
    readings = {}
    if readings_inner is not None:
        readings = {
            choice: readings_inner.words_of(node, choice) for choice, node in readings_inner.entries()
        }
    exemption = Exemption(
        id=exemption_id,
        source_kind=source_kind,
        source=source,
        unit=unit,
        when=read_conditions(fields, "when"),
        clauses=fields.words("clauses"),
        setting=fields.text("setting"),
        readings=readings,
        reading=fields.text("reading"),
    )
    if not exemption.clauses and not exemption.readings:
        fields.fault(f"{fields.what} names no clauses it sets aside")
    if exemption.readings and exemption.reading not in exemption.readings:
        fields.fault(f"{fields.what}: 'reading' must be one of its readings", fields.line_of("reading"))
    return exemption if exemption_id else None
