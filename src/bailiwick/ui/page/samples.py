"""Pages for a first look, all invented, in shapes people know."""

from __future__ import annotations

from dataclasses import dataclass

from bailiwick.kernel.sentence import Sentence, say


@dataclass(frozen=True, slots=True)
class Sample:
    """One page to try: told in words or as markup, with the domain that is official there."""

    key: str
    policy: str
    text: str
    domain: str
    title: Sentence
    shows: Sentence


FIRST = Sample(
    "parts",
    "pd",
    "Name: Hollis Police\n"
    "Bio: Official page of the Hollis Police. Emergencies: 911. Everything else: 555-0100.\n"
    "About: We use this page to share road closures, event dates and safety news. It is no place to report a crime.\n"
    "Comments are monitored. Obscene comments may be removed.\n"
    "Pinned: Comments on this page are public records.\n"
    "Link: https://hollis-police.blogspot.example",
    "hollis.example",
    say("Half of the notices"),
    say("A right to remove that is narrower than the policy’s, and a link that only looks official."),
)
OTHERS = (
    Sample(
        "whole",
        "pd",
        "Name: Hollis Police\n"
        "Bio: This page is run by the Hollis Police. Questions? Call 555-0100.\n"
        "About: We use this page to share road closures and safety news. It is no place to report a crime.\n"
        "Pinned: What visitors write here is their own view, not ours. Comments are monitored, and we may remove any "
        "comment. Posts and submissions are public records.\n"
        "Link: https://hollis.example/police",
        "hollis.example",
        say("Every notice"),
        say("Nine short sentences do it."),
    ),
    Sample(
        "wide",
        "nmpd",
        '<html><body data-testid="page"><h1>Port Calder Police</h1><div class="bio">Run by the Port Calder Police '
        'Department. Front desk 555-0122.</div><div class="about"><h2>About</h2><p>Comments are moderated. Obscene, '
        "off-topic or critical comments and personal attacks may be removed.</p><details><summary>See more</summary><p>"
        'Posts and submissions are public records.</p></details></div><div class="comments"><p>Your views are not the '
        "department's</p></div></body></html>",
        "",
        say("A notice that claims too much"),
        say("Criticism is none of the three grounds, and what a visitor wrote is no notice."),
    ),
    Sample(
        "spanish",
        "pd",
        "Name: Policía de Hollis\n"
        "Bio: Esta página es administrada por la Policía de Hollis. Teléfono 555-0100.\n"
        "About: Los comentarios son revisados y podemos eliminar cualquier comentario. Las publicaciones son registros "
        "públicos.\n"
        "Link: https://hollis.example/policia",
        "hollis.example",
        say("A page in Spanish"),
        say("Notices in Spanish count; what is missing is for a person to look at."),
    ),
)
SAMPLES = {sample.key: sample for sample in (FIRST, *OTHERS)}
