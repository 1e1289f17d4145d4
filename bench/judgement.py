"""How often the checks err, on which set, beside a word list in the same run."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.policy.facts import Facts
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.finding import Finding
from bailiwick.policy.loading import load_library
from bailiwick.policy.verdict import Verdict
from bench import data
from bench.table import percent, show

DAY = date(2026, 11, 1)
SPEECH = frozenset({"CR-11", "CR-12", "CR-14", "CR-15"})


class Judge:
    """Checks texts of one kind by one policy."""

    def __init__(self, policy: str, post_class: PostClass) -> None:
        gate = "comment.review" if post_class is PostClass.COMMENT else "self.check"
        self._examiner = load_library().examiner([policy], gate, DAY)
        self._facts = BaseFacts(Facts(), post_class)

    def findings(self, text: str) -> list[Finding]:
        """What is not met, and asks for at least a look."""
        report = self._examiner.examine(self._facts.facts_for(text), text)
        return [one for one in report.of(Verdict.NOT_MET) if one.effect.value not in {"tag", "none"}]

    def rules(self, text: str) -> set[str]:
        """The content rules not met."""
        return {rule for finding in self.findings(text) for rule in finding.rules}


def alarms(judge: Judge, texts: Iterable[str]) -> Counter[str]:
    """For each rule, how many texts it speaks of; `any` for texts with some finding that stops."""
    found: Counter[str] = Counter()
    for text in texts:
        findings = judge.findings(text)
        found.update({rule for finding in findings for rule in finding.rules})
        found["stops"] += any(finding.effect.stops for finding in findings)
    return found


def official_posts() -> None:
    """Alarms on real official posts, none of which should be stopped for its words."""
    for policy in ("nmpd", "pd"):
        judge = Judge(policy, PostClass.OFFICIAL)
        sets = {"UK police": data.police_posts(), "crisis": data.crisis_posts()}
        counted = {name: alarms(judge, texts) for name, texts in sets.items()}
        rules = sorted({rule for counts in counted.values() for rule in counts})
        rows = [[rule, *(percent(counted[name][rule], len(sets[name])) for name in sets)] for rule in rules]
        show(f"Alarms on real official posts, by {policy}", ["rule", *sets], rows)


def headlines() -> None:
    """The same grammar, and the stage of the case flips the answer."""
    judge = Judge("nmpd", PostClass.OFFICIAL)
    rows = []
    for stage, hedge in (("pending", "0"), ("pending", "1"), ("convicted", "0"), ("other", "0")):
        chosen = [
            row["headline"]
            for row in data.headlines()
            if (row["rule_stage"], row["rule_hedge"]) == (stage, hedge)
        ]
        caught = sum(bool(judge.rules(text) & {"CR-01", "CR-02"}) for text in chosen)
        speech = sum(bool(judge.rules(text) & {"CR-11", "CR-12"}) for text in chosen)
        rows.append(
            [
                f"{stage}, {'hedged' if hedge == '1' else 'unhedged'}",
                percent(caught, len(chosen)),
                percent(speech, len(chosen)),
            ]
        )
    show("Prosecutor headlines as official posts", ["stage", "CR-01 or CR-02", "CR-11 or CR-12"], rows)


def speech() -> None:
    """Caught and false alarms on typed comments, beside the word list."""
    judge = Judge("nmpd", PostClass.PERSONAL)
    listed = re.compile(r"(?i)\b(?:" + "|".join(re.escape(word) for word in data.word_list()) + r")\b")
    sets = {
        "obscene": (data.comments("obscene"), {"CR-11"}),
        "insult": (data.comments("insult"), {"CR-14", "CR-11", "CR-12"}),
        "identity attack": (data.comments("identity"), {"CR-12"}),
        "threat": (data.comments("threat"), {"CR-15"}),
        "stormfront": (data.stormfront(), {"CR-12"}),
        "offensive (OLID)": (data.offensive(), SPEECH),
        "politicians, partisan": (data.politicians(), {"CR-05"}),
    }
    rows = []
    for name, (items, wanted) in sets.items():
        official = Judge("nmpd", PostClass.OFFICIAL) if "CR-05" in wanted else judge
        yes = [item.text for item in items if item.positive]
        no = [item.text for item in items if not item.positive]
        rows.append(
            [
                name,
                "+".join(sorted(wanted)),
                percent(sum(bool(official.rules(text) & wanted) for text in yes), len(yes)),
                percent(sum(bool(official.rules(text) & wanted) for text in no), len(no)),
                percent(sum(bool(listed.search(text)) for text in yes), len(yes)),
                percent(sum(bool(listed.search(text)) for text in no), len(no)),
            ]
        )
    show(
        "Speech as personal posts by nmpd, beside a word list",
        ["set", "rules", "caught", "false alarms", "word list caught", "word list alarms"],
        rows,
    )


def spans() -> None:
    """Character F1 of toxic spans, as SemEval-2021 task 5 reckons it."""
    judge = Judge("nmpd", PostClass.PERSONAL)
    total = 0.0
    items = data.toxic_spans()
    for text, gold in items:
        found = {
            place
            for one in judge.findings(text)
            if SPEECH & set(one.rules)
            for place in range(one.start, one.end)
        }
        if not gold and not found:
            total += 1
        elif gold and found:
            total += 2 * len(gold & found) / (len(gold) + len(found))
    show("Toxic spans (trial)", ["texts", "character F1"], [[str(len(items)), f"{total / len(items):.3f}"]])


def personal_data() -> None:
    """How much of each kind of personal data is marked as confidential, and how much else."""
    judge = Judge("nmpd", PostClass.OFFICIAL)
    caught: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    stray = 0
    items = data.personal_data()
    for text, gold in items:
        marked = [(one.start, one.end) for one in judge.findings(text) if "CR-03" in one.rules]
        for kind, start, end in gold:
            seen[kind] += 1
            caught[kind] += any(left < end and start < right for left, right in marked)
        stray += any(
            not any(start < right and left < end for _, start, end in gold) for left, right in marked
        )
    rows = [[kind, percent(caught[kind], number)] for kind, number in seen.most_common()]
    show(
        f"Confidential data (CR-03) in synthetic texts; {percent(stray, len(items))} with a mark on nothing",
        ["kind", "marked"],
        rows,
    )


def main() -> None:
    """Print every table of judgement, where the data is."""
    if not data.present():
        print("Judgement: no data folder; set BAILIWICK_DATA.")
        return
    official_posts()
    headlines()
    speech()
    spans()
    personal_data()
