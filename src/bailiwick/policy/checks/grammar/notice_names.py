"""The notices of a page by name, as people call them."""

from __future__ import annotations

from bailiwick.kernel.sentence import Sentence, say

NOTICE_NAMES: dict[str, Sentence] = {
    "intro": say("What the page is for and what it covers"),
    "link": say("A link to the official website"),
    "owner": say("Who runs the page"),
    "contact": say("How to reach the department"),
    "opinion": say("Visitors’ opinions are not the department’s"),
    "monitored": say("Comments are monitored"),
    "remove-any": say("Any posting may be removed"),
    "remove-limited": say("Three kinds of comment may be removed"),
    "disclosed-posted": say("What is posted may be disclosed"),
    "disclosed-submitted": say("What is only submitted may be disclosed"),
}
