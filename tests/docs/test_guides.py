"""The guides cannot lie: the pack that one of them writes is written here, validated, and its cases are run."""

import re

import pytest
from tests.architecture.source import ROOT

from bailiwick.policy.casebook import Casebook
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.case_files import load_cases
from bailiwick.policy.loading.scanner_cache import cached_scanner

GUIDE = ROOT / "docs" / "guides" / "writing-a-pack.md"
BLOCK = re.compile(r"```yaml\n# (\S+\.yaml)\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs") / "lake-verity"
    for name, text in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_guide_writes_every_part_of_a_pack(pack):
    assert {path.relative_to(pack).parts[0] for path in pack.rglob("*.yaml")} == {
        "pack.yaml", "editions.yaml", "clauses", "powers.yaml", "notices.yaml", "lexicons", "settings.yaml",
        "exemptions.yaml", "bindings", "cases", "parts.yaml", "cited.yaml",
        "reminders.yaml", "conduct.yaml", "printed.yaml", "subjects.yaml", "words.yaml",
        "aims.yaml", "looks.yaml",
    }  # fmt: skip


def test_the_pack_of_the_guide_has_no_fault(pack):
    assert "lake-verity" in load_library([pack]).packs


def test_the_cases_of_the_guide_come_out_as_they_say(pack):
    cases = [case for case in load_cases([pack]) if case.pack == "lake-verity"]
    whole = load_library([pack])
    # Its own word list is all that it needs: compiling everybody's takes half a minute.
    alone = Library({"lake-verity": whole.packs["lake-verity"]}, whole.checks, cached_scanner)
    results = list(Casebook(alone).run(cases))
    assert len(results) == 6
    assert [f"{result.case.title}: {result.difference}" for result in results if not result.passed] == []
