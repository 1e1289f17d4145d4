"""The opening statement of a page: who speaks or why (purpose), and what the page covers or does not (scope)."""

from __future__ import annotations

import re

from bailiwick.policy.checks.grammar.notice_words import (
    AGENCY,
    NETWORK,
    NOTHING,
    PAGE,
    Found,
    clauses_of,
    span_of,
    words,
)
from bailiwick.policy.text.sentences import Span

_GAP = r"[^.!?\n]"
_ANY_PAGE = rf"(?:{NETWORK} )?{PAGE}"
_TOPIC = (
    r"(?:news(?:letters?)?|alerts?|information|info|updates?|announcements?|notices?|warnings?|bulletins?|events?|event dates|tips|advice|briefings?|videos?|photos?|pictures|"
    r"stories|jobs?|job openings|hiring|recruit\w*|careers?|closures?|closings?|road works?|road\w*|traffic|weather|emergenc(?:y|ies)|crimes?|arrests?|charges|court dates|incidents?|"
    r"investigations?|missing (?:people|persons?|children)|lost (?:property|pets?|dogs?)|pets|adoption\w*|animal\w*|meetings?|programs?|programmes?|campaigns?|checkpoints?|safety|prevention|outreach|"
    r"patrol|police (?:work|matters)|matters|k-?9s?|open days|academy|testing|applying|applications|statistics|maps?|school\w*|youth|bicycle|releases|press|questions|"
    r"interviews|history|awards|officers|equipment|policies|services|resources|activities|initiatives|community|neighbou?rhood watch|training|demonstrations?|retirements|patrols?|detours?|crash\w*|data|enforcement|what is happening|what (?:we|our officers) do|wanted|scams?|fraud)"
)
_TELL = (
    r"(?:shar(?:e|es|ing)|posts?|posting|publish(?:es|ing)?|announc(?:e|es|ing)|tell(?:s|ing)?|inform(?:s|ing)?|talk(?:s|ing)? about|cover(?:s|ing)?|carr(?:y|ies|ying)|provid(?:e|es|ing)|"
    r"give(?:s)?|giving|bring(?:s|ing)?|offer(?:s|ing)?|answer(?:s|ing)?|report(?:s|ing)?|spread(?:s|ing)?|show(?:s|ing)?|keep(?:s|ing)?|connect(?:s|ing)?|help(?:s|ing)?|let(?:s|ting)?|get(?:s|ting)?|"
    r"explain(?:s|ing)?|discuss(?:es|ing)?|feature(?:s)?|highlight(?:s|ing)?|notify(?:ing)?|warn(?:s|ing)?|write|introduc(?:e|es|ing)|follow|meet|use|hear|educat(?:e|es|ing)|communicat(?:e|es|ing)|alert(?:s|ing)?|promot(?:e|es|ing)|distribut(?:e|es|ing)|update)"
)
_US = rf"(?:we|us|our|{AGENCY}|(?:this|the|our) {_ANY_PAGE}|chief|unit|division|team|{NETWORK} page|{PAGE})"
_PURPOSE = (
    words(rf"\b(?:we|{AGENCY}|officers|unit|division|team|bureau|section|office){_GAP}{{0,24}}?\b(?:uses?|started|created|made|opened|set up|maintains?|keeps?|runs?) (?:this|the|our)\b{_GAP}{{0,12}}?\b{PAGE}\b{_GAP}{{0,20}}?\b(?:to|so|for|as|because|in order)\b"),
    words(rf"\b{PAGE}\b (?:is|was|are)\b{_GAP}{{0,24}}?\b(?:here|made|used|meant|intended|designed|set up|maintained|provided|created|dedicated|for|only for|where|a place|a way|about)\b"),
    words(rf"\b(?:this|the|our|department['’]s)\b{_GAP}{{0,20}}?\b{PAGE}\b {_GAP}{{0,8}}?(?:exists|serves|carries|shares|covers|brings|gives|offers|provides|informs|announces|publishes|tells|features|keeps|connects|posts|talks|deals|helps|aims|wants)\b"),
    words(rf"\b(?:purpose|aim|goal|mission|point|reason|idea|intent(?:ion)?)s? (?:of|with|behind|for|here|on|is)\b{_GAP}{{0,20}}?\b(?:{PAGE}|here|to|keep|is)\b"),
    words(rf"\bwhat (?:this|the|our) {_ANY_PAGE} is (?:for|about)\b|\bwhy (?:we are|we['’]re|this page is) (?:here|on)\b"),
    words(r"\b(?:here|on this \w+),? (?:\w+ )?(?:you (?:will |can |['’]ll )?|we |the (?:department|police) )"),
    words(r"\byou(?: can|['’]ll| will| may)? (?:also )?(?:find|read|get|see|learn|follow|hear)\b"),
    words(r"\b(?:purpose|scope|aim|goal)\s?:"),
    words(r"\b(?:get|find|see|here['’]s|here is) (?:the |all the |all )?(?:latest|newest|most recent)\b"),
    words(rf"\b{AGENCY}\b{_GAP}{{0,20}}?\b(?:uses?|is on) {NETWORK}\b"),
    words(r"\bposts? on this \w+ (?:deal|are|is|tell|cover|concern|show|talk)\b"),
    words(rf"\b(?:unit|division|team|office|squad|section)['’]s {_ANY_PAGE}\b{_GAP}{{0,4}}?\b(?:shows?|tells?|is|covers?|follows?)\b"),
    words(rf"\bfollow (?:us|along|this {PAGE}|here)?\s?(?:for|to (?:get|learn|hear|stay|see|receive|read))\b"),
    words(r"\b(?:stay|keep|kept|be) (?:up to date|informed|connected|in touch|tuned|current)\b"),
    words(rf"\b(?:{AGENCY}|we|officers)\b{_GAP}{{0,30}}?\b(?:posts?|talks?|shares?|publish(?:es)?|announces?|answers?|writes?|uses?|informs?|tells?)\b{_GAP}{{0,20}}?\b(?:here|about|on this|questions|what|this)\b"),
    words(rf"\b(?:from|by|of|with) (?:the |your |our )?{_GAP}{{0,30}}?\b(?:police|sheriff|department|pd\b)"),
    words(rf"\b(?:police|sheriff|department|[a-z]{{0,4}}pd)\b{_GAP}{{0,20}}?\b(?:news|information|updates|alerts|recruiting|hiring)\b"),
    words(r"\bwe (?:also |mainly |only )?(?:share|post|publish|announce|cover|inform|provide|report|talk about|tell you|bring you|keep you|let you know|update|answer)\b"),
    words(r"^\W*(?:we are |we['’]re )?(?:here )?(?:to|for) (?:inform|shar(?:e|ing)|updat(?:e|ing)|post(?:ing)?|announc(?:e|ing)|tell(?:ing)?|alert(?:ing)?|educat(?:e|ing)|keep(?:ing)?|giv(?:e|ing))\b"),
    words(r"\b(?:dedicated|devoted|committed) to (?:bringing|sharing|informing|giving|keeping|providing|telling)\b"),
    words(rf"\bserves? as\b{_GAP}{{0,40}}?\b{PAGE}\b|\bthis is where\b|\ba (?:place|way|tool|means) (?:to|for|of)\b|\bto (?:inform|update|educate|alert|communicate|connect) (?:with )?(?:the |our |you|residents)"),
)  # fmt: skip
_COVERS = (
    words(rf"\b{_TELL}\b{_GAP}{{0,60}}?\b{_TOPIC}\b"),
    words(rf"\b(?:for|on|about|of|expect|is|are)\b{_GAP}{{0,40}}?\b{_TOPIC}\b"),
    words(rf"\b{_TOPIC}\b(?:,| and| &| or|/){_GAP}{{0,40}}?\b{_TOPIC}\b"),
    words(rf"\b{_TOPIC}\b {_GAP}{{0,12}}?\b(?:from|by) (?:the|your|our)\b"),
)  # fmt: skip
_NOT_COVERED = (
    words(r"\b(?:not|never|n['’]t|no)\b[^.!?\n]{0,30}?\b(?:watched|monitored|read|staffed|checked|answered|manned|reporting|report|emergenc\w+|911|tips|complaints?|reports|for)\b"),
    words(r"\b(?:nothing else|and no more|only for|elsewhere|what it is not|not a place|not the place|cannot be reported|handled elsewhere|solely)\b"),
    words(r"\b(?:call|dial) 9-?1-?1\b"),
)  # fmt: skip
_SLOGAN = words(
    r"^\W*(?:your|our) (?:safety|mission|community|people|city|trust)\b[^.!?\n]{0,20}\b(?:is|are|comes?) (?:our|your|first|the)\b"
)
_TOPICS = words(rf"\b{_TOPIC}\b")


def intro(text: str) -> Found:
    """Purpose and scope of the opening statement. A slogan, a motto, an address or a greeting is neither."""
    purpose, covers = _in_plain_words(text, _PURPOSE), _in_plain_words(text, _COVERS)
    if covers is None and purpose is not None:
        covers = _in_plain_words(text, _NOT_COVERED)
    parts = {}
    if purpose is not None:
        parts["purpose"] = purpose
    if covers is not None and (purpose is not None or _lists_topics(text)):
        parts["scope"] = covers
    return Found(parts) if parts else NOTHING


def _in_plain_words(text: str, patterns: tuple[re.Pattern[str], ...]) -> Span | None:
    for start, sentence in clauses_of(text):
        if not _SLOGAN.search(sentence):
            for pattern in patterns:
                match = pattern.search(sentence)
                if match:
                    return span_of(start, match)
    return None


def _lists_topics(text: str) -> bool:
    return len({match.group().lower() for match in _TOPICS.finditer(text)}) > 1
