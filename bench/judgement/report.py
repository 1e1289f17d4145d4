"""Writing the table: docs/judgement.json for the Checks page, docs/judgement.md for people."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import bailiwick
from bailiwick.kernel.canonical import digest_of, digest_of_bytes
from bench.judgement.row import Row

ROOT = Path(__file__).parents[2]
PACKAGE = Path(bailiwick.__file__).parent
HEADING = (
    "check",
    "set",
    "kind",
    "read as",
    "number",
    "caught",
    "alarms",
    "that stop",
    "peers in the same run",
)

INTRODUCTION = """\
# How often the checks err

Written by `python -m bench judgement`, never by hand. Measured on {day}; engine {engine}; policies {policies}.

- **Only the held-back half** of every set is counted: texts whose SHA-256 begins with an odd byte. On the other half
  word lists are tuned and models trained. (Word lists made before the sets were split had seen some of these texts;
  the split holds from this table on.)
- **caught**: texts of that kind that were found, as they should be. **alarms**: texts that were found and should not
  be. **that stop**: how many of the found would hold a post back; the rest ask a person to look. A comment is never
  stopped.
- Asked of **every policy that ships at once**, so that the strictest answer counts. Several checks joined by + count
  when any of them speaks.
- **Peers**: the LDNOOBW word list; and TF-IDF over words and letters with logistic regression, trained on the tuning
  half of the very sets it is measured on (which is kind to it), flagging 5 % of the clean texts there. On confidential
  data, Presidio's predefined pattern recognisers.
- **character F1** is the mean over posts, as in SemEval-2021 task 5. **F2 by token** is Presidio's own measure: token
  by token, whatever the kind. *The kinds covered* are card, social security, bank account and telephone numbers,
  e-mail and street addresses; tokens of other kinds then count neither way.
- Labels are other people's. "Not toxic" comments were all picked because somebody had once found them toxic, and many
  are plainly rude. "Offensive" tweets are offensive by their words; many are friendly. "Posts in emergencies" are
  mostly by the public and the press. None of it is a finding of law.
- Checks with no alarm in a set of ordinary posts stand together in its last line.
"""


def engine_digest(digest: str) -> str:
    """A digest of the packs and of the code that judges."""
    parts = [
        (file.relative_to(PACKAGE).as_posix(), digest_of_bytes(file.read_bytes()))
        for folder in ("kernel", "policy")
        for file in sorted((PACKAGE / folder).rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    ]
    return digest_of([digest, *map(list, parts)])


def write(rows: Sequence[Row], day: date, engine: str, policies: Sequence[str]) -> None:
    """Write both files."""
    dated = [{**row.as_data(), "day": day.isoformat(), "engine": engine} for row in rows]
    text = json.dumps(dated, indent=1, sort_keys=True, ensure_ascii=False)
    (ROOT / "docs" / "judgement.json").write_text(text + "\n", encoding="utf-8")
    heading = INTRODUCTION.format(day=day.isoformat(), engine=engine[:19], policies=", ".join(policies))
    (ROOT / "docs" / "judgement.md").write_text(f"{heading}\n{as_markdown(rows)}\n", encoding="utf-8")


def as_markdown(rows: Sequence[Row]) -> str:
    """The table for people."""
    lines = [HEADING, tuple("---" for _ in HEADING), *map(_cells, folded(rows))]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def folded(rows: Sequence[Row]) -> list[Row]:
    """The rows, with those of one set of ordinary posts that found nothing at all drawn together into one."""
    silent: dict[tuple[str, str, str], list[Row]] = {}
    kept: list[Row] = []
    for row in rows:
        key = (row.set, row.kind, row.read_as)
        if row.alarms == 0 and not any(row.peers.values()):
            silent.setdefault(key, []).append(row)
        else:
            kept.append(row)
    for several in silent.values():
        first = several[0]
        codes = ", ".join(row.check for row in several)
        group = (first.set, first.kind, first.read_as)
        places = [at for at, row in enumerate(kept) if (row.set, row.kind, row.read_as) == group]
        place = max(
            places, default=max((at for at, row in enumerate(kept) if row.set == first.set), default=-1)
        )
        one = Row(
            check=codes,
            set=first.set,
            kind=first.kind,
            texts=first.texts,
            read_as=first.read_as,
            alarms=0,
            stopped=0,
        )
        kept.insert(place + 1, one)
    return kept


def _cells(row: Row) -> tuple[str, ...]:
    peers = "; ".join(f"{name} {_share(value, row)}" for name, value in row.peers.items())
    if row.score is not None:
        return (
            row.check,
            row.set,
            f"{row.kind}: {row.measure}",
            row.read_as,
            str(row.texts),
            f"**{row.score:.3f}**",
            "",
            "",
            peers,
        )
    stopped = "" if row.stopped is None else str(row.stopped)
    caught = "" if row.caught is None else _share(row.caught, row)
    alarms = "" if row.alarms is None else _share(row.alarms, row)
    return (row.check, row.set, row.kind, row.read_as, str(row.texts), caught, alarms, stopped, peers)


def _share(number: float, row: Row) -> str:
    if row.score is not None:
        return f"{number:.3f}"
    return f"{100 * number / row.texts:.1f} % ({number:.0f})" if row.texts else "none"
