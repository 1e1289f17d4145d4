"""The visible examples of the content rules through the real command: what is found, and what is found wrongly.

Reads `spec/content_rules.yaml` beside the data. Each example is given to `bailiwick check` as each kind of text that
its rule speaks to, under every policy that ships. *Found* counts an example whose rule is not met in one of these
kinds; *only asked* one for which it says what it would have to know.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bailiwick.policy.kinds import Kind
from bailiwick.policy.verdict import Verdict
from bench import data
from bench.judgement.judge import library
from bench.table import show

RULES = Path(os.environ.get("BAILIWICK_SPEC", data.FOLDER.parent / "spec")) / "content_rules.yaml"
KINDS = {
    **{kind.value: kind.value for kind in Kind},
    "visitor": Kind.COMMENT.value,
    "contract": Kind.TERMS.value,
    "unregistered": Kind.PERSONAL.value,
    "third-party": Kind.PERSONAL.value,
}
"""How the rules name what they speak to, and how the command does."""


@dataclass(frozen=True)
class Example:
    """One text of one rule; `violating` by what its authors say."""

    rule: str
    text: str
    violating: bool
    kinds: tuple[str, ...]


def examples() -> Iterator[Example]:
    """Every visible example."""
    for rule in yaml.safe_load(RULES.read_text(encoding="utf-8")):
        named = rule["applies_to"].replace("/", "+").replace(" ", "+").replace("(", "+").split("+")
        kinds = tuple(dict.fromkeys(KINDS[one] for one in named if one in KINDS))
        for side in ("violating", "compliant"):
            for text in rule[side]:
                yield Example(rule["id"], str(text), side == "violating", kinds)


def _run(*words: str) -> str:
    command = [sys.executable, "-c", "from bailiwick.cli.main import main; main()", *words]
    return subprocess.run(command, capture_output=True, check=False, text=True).stdout  # noqa: S603 -- our own command


def answers(texts: Sequence[str], kind: str) -> list[Mapping[str, Any]]:
    """What the command says of each text as one kind."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "texts.jsonl"
        lines.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        policies = [word for pack in library().policies for word in ("--policy", pack.id)]
        told = _run("check", *policies, "--as", kind, "--jsonl", str(lines), "--format", "json")
    return [json.loads(line) for line in told.splitlines()]


def verdicts(items: Sequence[Example]) -> dict[Example, set[str]]:
    """The verdicts that the rule of each example gives on it, in whatever kind it speaks to."""
    found: dict[Example, set[str]] = {item: set() for item in items}
    for kind in sorted({kind for item in items for kind in item.kinds}):
        chosen = [item for item in items if kind in item.kinds]
        for item, answer in zip(chosen, answers([item.text for item in chosen], kind), strict=True):
            found[item] |= {one["verdict"] for one in answer["findings"] if item.rule in one["rules"]}
    return found


def main() -> None:
    """Print a line for each rule, and the sum."""
    if not RULES.is_file():
        print("Examples: no content_rules.yaml; set BAILIWICK_SPEC.")
        return
    told = verdicts(list(examples()))
    rows = []
    for rule in dict.fromkeys(item.rule for item in told):
        mine = {item: said for item, said in told.items() if item.rule == rule}
        rows.append([rule, "+".join(next(iter(mine)).kinds), *_counts(mine)])
    rows.append(["all", "", *_counts(told)])
    heading = ["rule", "read as", "violating", "found", "only asked", "compliant", "alarms"]
    show("The visible examples of the content rules, by the real command", heading, rows)
    for item, said in told.items():
        if item.violating != (Verdict.NOT_MET.value in said):
            print(
                f"  {'missed' if item.violating else 'alarm '} {item.rule} {sorted(said)}: {item.text[:100]}"
            )


def _counts(told: Mapping[Example, set[str]]) -> list[str]:
    yes = [said for item, said in told.items() if item.violating]
    no = [said for item, said in told.items() if not item.violating]
    found = sum(Verdict.NOT_MET.value in said for said in yes)
    asked = sum(Verdict.NOT_MET.value not in said and Verdict.CANNOT_TELL.value in said for said in yes)
    return [
        str(len(yes)),
        str(found),
        str(asked),
        str(len(no)),
        str(sum(Verdict.NOT_MET.value in said for said in no)),
    ]
