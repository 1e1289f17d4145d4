"""Settings: every choice of every shipped policy can be made, and those that say so change the answer."""

from datetime import date

import pytest

from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts
from bailiwick.policy.gates import GATES
from bailiwick.policy.loading import load_library
from bailiwick.policy.overlay import Overlay

DAY = date(2026, 3, 1)
LIBRARY = load_library()
CHOICES = [
    (pack.id, setting.key, choice)
    for pack in LIBRARY.policies
    for setting in pack.settings.values()
    for choice in setting.choices
]

BOAST = "I always find the probable cause I need."
STORIES = {
    "a boast is a warning under pd": ("pd", {}, "personal", BOAST, "pd.testimony", "advise"),
    "unless the agency bars it": ("pd", {"testimony": "barred"}, "personal", BOAST, "pd.testimony", "stop"),
    "a boast is barred under nmpd": ("nmpd", {}, "personal", BOAST, "nmpd.testimony", "stop"),
    "unless the agency only warns": (
        "nmpd",
        {"testimony": "warning"},
        "personal",
        BOAST,
        "nmpd.testimony",
        "advise",
    ),
    "tactics need the Chief under pd": (
        "pd",
        {},
        "personal",
        "We're hitting the house on Orchard at 5 am.",
        "pd.police-response",
        "stop",
    ),
    "unless the agency switches that off": (
        "pd",
        {"police-response": "off"},
        "personal",
        "We're hitting the house on Orchard at 5 am.",
        "pd.police-response",
        "none",
    ),
    "saying where one works is advised against under pd": (
        "pd",
        {},
        "personal",
        "I'm a police officer with this department.",
        "pd.self-identification",
        "advise",
    ),
    "and barred under nmpd": (
        "nmpd",
        {},
        "personal",
        "I'm a NMPD detective.",
        "nmpd.self-identification",
        "stop",
    ),
    "unless the agency cautions": (
        "nmpd",
        {"identify-personal": "caution"},
        "personal",
        "I'm a NMPD detective.",
        "nmpd.self-identification",
        "advise",
    ),
}


@pytest.mark.parametrize(("pack", "key", "choice"), CHOICES, ids=[f"{p}-{k}-{c}" for p, k, c in CHOICES])
def test_every_choice_can_be_made_at_every_gate(pack, key, choice):
    adopted = LIBRARY.adopted(pack, Overlay(pack=pack, settings={key: choice}))
    for gate in GATES:
        examiner = LIBRARY.examiner([adopted], gate, DAY)
        assert examiner.examine(Facts()).digest == examiner.digest
    default = LIBRARY.pack(pack).settings[key].default
    assert (adopted.digest == LIBRARY.adopted(pack).digest) is (choice == default)


@pytest.mark.parametrize(
    ("pack", "settings", "kind", "text", "binding", "effect"), STORIES.values(), ids=STORIES
)
def test_a_setting_changes_the_answer(pack, settings, kind, text, binding, effect):
    adopted = LIBRARY.adopted(pack, Overlay(pack=pack, settings=settings))
    facts = Facts(post=PostFacts(class_=Known(PostClass(kind)), text=Known(text), media=ABSENT))
    report = LIBRARY.examiner([adopted], "self.check", DAY).examine(facts)
    assert {one.effect.value for one in report.findings if one.binding == binding} == {effect}


@pytest.mark.parametrize("pack", ["mpd", "mpls", "pd", "nmpd"])
def test_every_setting_explains_its_default(pack):
    for setting in LIBRARY.pack(pack).settings.values():
        assert setting.question.endswith("?"), setting.id
        assert setting.why.endswith("."), setting.id
        assert len(setting.why.split()) > 3, setting.id
