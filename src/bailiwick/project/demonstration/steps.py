"""The plan: every step in order. A room that is built adds its own at the end."""

from __future__ import annotations

from datetime import date

from bailiwick.project.demonstration import (
    agencies,
    demands,
    drawing,
    incidents,
    keeping,
    learning,
    lending,
    people,
    permissions,
    policies,
    posting,
    publishing,
    questions,
    seats,
    sites,
    telling,
    threads,
    waiving,
    watching,
)
from bailiwick.project.demonstration.days import Days
from bailiwick.project.demonstration.plan import Made, Step

PLAN = (
    Step("three agencies, their units, and who may do the rest", agencies.begin),
    Step("sixty people in all twelve categories", people.hire),
    Step("two who sit on the Parks Board beside their work", threads.seat_members),
    Step("roles, an acting chief of last month, and offices that nobody holds", people.appoint_all),
    Step("fifteen seats", seats.make_seats),
    Step("powers lent: one that ends soon, one that ended last week", lending.lend),
    Step("sensitive positions, and those who are not to be shown", lending.list_people),
    Step("the policies they live by", policies.adopt_all),
    Step("what the clock does every morning: rights to take away from who left yesterday", people.morning),
    Step("captures, a hold, and a batch with one record skipped for it", keeping.keep),
    Step("permissions, one in each state", permissions.ask_all),
    Step("signatures of nearly everybody", learning.sign_all),
    Step("courses: two given out, and one to which nobody has agreed yet", learning.teach),
    Step("standing releases", permissions.give_ahead),
    Step(
        "official pages: live, set up, in review, drafted, found, and some older than the register",
        sites.make_pages,
    ),
    Step("who may post on three of the pages, and who keeps their credentials", posting.give_rights),
    Step(
        "posts: one without an aim, one with a second reader, one that may go out, one out",
        publishing.write_drafts,
    ),
    Step("threads: four members of the Parks Board talk in one", threads.put_in),
    Step("rules set aside for a reason, and one that waits for an answer", waiving.ask_to_set_aside),
    Step("pages as they were read: one notice lost, two pages public, one page reported", watching.watch),
    Step(
        "a page in others’ hands, one that posed as ours, counsel on terms, pictures, and an edit of a wiki",
        incidents.happen,
    ),
    Step("questions about the policies, one of them answered", questions.ask_questions),
    Step("a discovery order and a request for records, held and searched", demands.receive),
    Step("reports and cases: one allowed, one past a supervisor, one to decide, one closed", telling.tell),
    Step("random looks: a draw closed, one under way, a plan that waits", drawing.look_at_random),
)


def make(today: date) -> Made:
    """Make the demo in the record at hand, which has begun as one and is empty otherwise.

    Every act is entered when it is done, today: only what it is about lies in the past.
    """
    made = Made(Days(today))
    for step in PLAN:
        step.does(made)
    return made
