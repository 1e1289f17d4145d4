"""What the tests of pages share: a strict client, and a desk whose findings are written down here."""

import html
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import pytest
from django.test import Client

from bailiwick.kernel.sentence import say
from bailiwick.policy.clause import Force
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.finding import Finding
from bailiwick.policy.remedy import Change
from bailiwick.policy.verdict import Effect, Verdict
from bailiwick.ui.ask import answering

DAY = date(2026, 11, 21)
VOID = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """A page as a strict reader sees it: its parts, ids, labels and what is not in order."""

    def __init__(self, response):
        super().__init__()
        self.response = response
        self.source = response.content.decode()
        self.ids, self.labelled, self.inputs, self.headings = [], set(), [], []
        self.landmarks, self.scripts, self.inline, self.refers, self.open = [], [], [], set(), []
        self.title, self.text, self.images, self.links = "", [], [], []
        self.feed(self.source)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        for name in ("aria-labelledby", "aria-describedby", "for"):
            self.refers.update((given.get(name) or "").split())
        if tag == "label":
            self.labelled.add(given.get("for"))
        if tag in {"input", "textarea", "select"} and given.get("type") != "hidden":
            self.inputs.append(given)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in {"header", "main", "footer", "nav"}:
            self.landmarks.append(tag)
        if tag == "script":
            self.scripts.append(given)
        if tag == "a":
            self.links.append(given.get("href", ""))
        self.inline += [name for name in given if name == "style" or name.startswith("on")]

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data):
        if self.open and self.open[-1] == "title":
            self.title += data
        elif "script" not in self.open:
            self.text.append(data)

    @property
    def words(self):
        return " ".join(" ".join(self.text).split())

    def value_of(self, words):
        """The value of the button with these words."""
        found = re.search(rf'<button[^>]*value="([^"]*)"[^>]*>\s*{re.escape(words)}', self.source)
        assert found, f"no button says {words}"
        return html.unescape(found[1])

    def field(self, name):
        """The value of a hidden field."""
        return re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', self.source)[1]

    def block(self):
        """The block that htmx replaces."""
        return re.search(r'<form id="ask".*</form>', self.source, re.DOTALL)[0]


def faults_of(page):
    """What a strict reader objects to."""
    faults = [f"id {name} twice" for name, number in Counter(page.ids).items() if number > 1]
    faults += [f"{name} refers to nothing" for name in page.refers if name not in page.ids]
    faults += [
        f"no label for {field}"
        for field in page.inputs
        if field.get("id") not in page.labelled and "aria-label" not in field
    ]
    faults += [f"inline {name}" for name in page.inline]
    faults += ["a script without a source" for script in page.scripts if "src" not in script]
    faults += [f"{link} leads away" for link in page.links if not link.startswith(("/", "#"))]
    faults += [
        f"#{link[1:]} leads nowhere" for link in page.links if link[0] == "#" and link[1:] not in page.ids
    ]
    if page.headings.count(1) != 1:
        faults.append("not one h1")
    if any(after - before > 1 for before, after in zip(page.headings, page.headings[1:], strict=False)):
        faults.append(f"a level is left out: {page.headings}")
    if sorted(set(page.landmarks)) != ["footer", "header", "main", "nav"]:
        faults.append(f"landmarks {page.landmarks}")
    if not page.title.endswith("· Bailiwick"):
        faults.append(f"title {page.title}")
    return faults


class StrictClient(Client):
    """Every whole page it gets must satisfy a strict reader."""

    def __init__(self, **kwargs):
        super().__init__(headers={"host": "127.0.0.1:8420"}, **kwargs)

    def page(self, response):
        page = Page(response)
        if "<html" in page.source:
            assert faults_of(page) == []
        return page

    def see(self, path="/", **kwargs):
        return self.page(self.get(path, **kwargs))

    def send(self, text, *, policy="nmpd", kind="official", headers=None, **fields):
        data = {"policy": policy, "kind": kind, "attached": "none", "text": text, **fields}
        return self.page(self.post("/", data, headers=headers))


@pytest.fixture
def client():
    return StrictClient()


RULES = {
    "nmpd": [
        ("got the robber", "CT001", "nmpd/V.G.2.s2", Effect.STOP, "arrested on suspicion of robbery"),
        ("Vote yes", "CT005", "nmpd/V.G.4.s1", Effect.STOP, ""),
        ("our badge", "CT010", "nmpd/VII.D.1", Effect.WARN, None),
    ],
    "pd": [
        ("got the robber", "CT001", "pd/IV.B.3.s1", Effect.STOP, "arrested on suspicion of robbery"),
        ("our badge", "CT010", "pd/V.A.7.s2", Effect.ADVISE, None),
        ("dam it", "CT011", "pd/IV.A.9.s2", Effect.STOP, None),
    ],
}


def scripted(desk, asked, facts, on):
    """Findings for the words above, as if the policies had nothing else to say."""
    del on
    assert facts.post.class_.value is asked.kind
    pack = desk.library.packs[asked.policy]
    binding = next(name for name, one in pack.bindings.items() if "needs" not in one.values)
    return [
        Finding(
            policy=asked.policy, binding=binding, check=check, rules=("CR-01",), clauses=(clause,),
            labels=(pack.clauses[clause].label,), force=Force.MUST_NOT, verdict=Verdict.NOT_MET,
            effect=effect if asked.kind is not PostClass.COMMENT else Effect.REVIEW,
            why=say("The words say more than is known."), start=start, end=start + len(words), text=words,
            remedies=(Change(start, start + len(words), instead),) if instead is not None else (),
            confidence=1.0, missing=(), excused_by="", reads="post.text", facts_read=(), watch_until=None,
        )
        for words, check, clause, effect, instead in RULES[asked.policy]
        if (start := asked.text.find(words)) >= 0
    ]  # fmt: skip


@pytest.fixture
def written_findings(monkeypatch):
    """The desk finds what RULES says: pages are tested without waiting on what the checks learn."""
    monkeypatch.setattr(answering.Desk, "_examine", scripted)
