"""Reading powers, permissions' forms and notices."""

from __future__ import annotations

from bailiwick.kernel.periods import Period
from bailiwick.policy.notice import Notice, NoticePart
from bailiwick.policy.permission import Form
from bailiwick.policy.power import BindsTo, Delegate, EndsOn, InputFirst, Power, Standing
from bailiwick.policy.reading.fields import Fields


def read_power(fields: Fields) -> Power | None:
    """Read one power."""
    power_id = fields.text("id", required=True)
    fields.what = f"power {power_id}" if power_id else "power"
    delegate, role = _read_delegate(fields)
    form = fields.choice("form", Form, Form.RECORDED)
    binds_to = fields.choice("binds_to", BindsTo, BindsTo.IDENTITY)
    power = Power(
        id=power_id,
        clause=fields.text("clause", required=True),
        holder=fields.text("holder", required=True),
        object=fields.text("object", required=True),
        delegate=delegate,
        delegate_role=role,
        delegate_scope=fields.words("delegate_scope"),
        form=form or Form.RECORDED,
        binds_to=binds_to or BindsTo.IDENTITY,
        input_first=_read_input_first(fields),
        endorsed_by=fields.words("endorsed_by"),
        standing=_read_standing(fields),
        lasts=fields.period("lasts"),
        ends_on=_read_ends_on(fields),
    )
    return power if power_id else None


def _read_delegate(fields: Fields) -> tuple[Delegate, str]:
    text = fields.text("delegate", default=Delegate.NONE.value)
    if text.startswith("role:"):
        return Delegate.ROLE, text.removeprefix("role:")
    for member in Delegate:
        if member.value == text and member is not Delegate.ROLE:
            return member, ""
    fields.fault(
        f"{fields.what}: 'delegate' is '{text}'; it must be none, designee, named-person or role:<key>",
        fields.line_of("delegate"),
    )
    return Delegate.NONE, ""


def _read_input_first(fields: Fields) -> tuple[InputFirst, ...]:
    steps = []
    for item in fields.each("input_first"):
        inner = Fields(item, fields.file, fields.faults, f"{fields.what}, 'input_first'")
        steps.append(InputFirst(inner.text("role", required=True), inner.text("or") == "declined"))
        inner.finish()
    return tuple(steps)


def _read_standing(fields: Fields) -> Standing | None:
    inner = fields.inner("standing")
    if inner is None:
        return None
    longest = inner.period("longest")
    if longest is None:
        inner.fault("a standing release needs 'longest', the longest time it may last, like P180D")
    standing = Standing(
        inner.words("categories", required=True), longest or Period(days=1), inner.text("who_may_use")
    )
    inner.finish()
    return standing


def _read_ends_on(fields: Fields) -> tuple[EndsOn, ...]:
    found = []
    for word in fields.words("ends_on"):
        member = next((member for member in EndsOn if member.value == word), None)
        if member is None:
            known = ", ".join(member.value for member in EndsOn)
            fields.fault(
                f"{fields.what}: 'ends_on' is '{word}'; it must be one of: {known}", fields.line_of("ends_on")
            )
        else:
            found.append(member)
    return tuple(found)


def read_notice(fields: Fields) -> Notice | None:
    """Read one page notice."""
    notice_id = fields.text("id", required=True)
    fields.what = f"notice {notice_id}" if notice_id else "notice"
    parts = []
    inner = fields.inner("parts")
    if inner is not None:
        for name, node in inner.entries():
            part = Fields(node, fields.file, fields.faults, f"{fields.what}, part '{name}'")
            parts.append(NoticePart(name, part.words("any"), part.words("all")))
            part.finish()
    wide = fields.inner("too_wide")
    too_wide = wide.words("any") if wide else ()
    if wide:
        wide.finish()
    notice = Notice(
        id=notice_id,
        clauses=fields.words("clauses", required=True),
        where=fields.words("where", required=True),
        parts=tuple(parts),
        suggest=fields.text("suggest", required=True),
        too_wide=too_wide,
    )
    return notice if notice_id else None
