"""A process of its own: makes jobs, kills worker after worker at a random instant, and says what came of it."""

import json
import os
import random
import signal
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.db import connections  # noqa: E402 -- models load once Django is ready
from django.utils import timezone  # noqa: E402

from bailiwick.apps.journal.facts import CLOCKWORK  # noqa: E402
from bailiwick.apps.journal.models import Entry  # noqa: E402
from bailiwick.apps.journal.services import act  # noqa: E402
from bailiwick.jobs.kinds import job  # noqa: E402
from bailiwick.jobs.selectors import counts  # noqa: E402
from bailiwick.jobs.services import enqueue  # noqa: E402
from bailiwick.jobs.worker import work_once  # noqa: E402
from bailiwick.kernel.sentence import say  # noqa: E402

KILLS, WHOLE, LONG, STEPS = 100, 200, 20, 10
LEASE = timedelta(seconds=0.4)


@act("killed.mark", say("made a mark"))
def mark(doing, *, name):
    doing.about("mark", name)


@job("killed.whole", say("made a mark"), lease=LEASE)
def whole(running, *, number):
    mark(CLOCKWORK, name=f"whole-{number}")


@job("killed.long", say("made marks"), whole=False, lease=LEASE)
def long(running, *, number):
    for step in range(running.cursor or 0, STEPS):
        time.sleep(0.005)
        with running.step(cursor=step + 1, done=step + 1, of=STEPS):
            mark(CLOCKWORK, name=f"long-{number}-{step}")


def work():
    """A worker that is killed sooner or later."""
    while True:
        if not work_once("killed"):
            time.sleep(0.02)


def main():
    """Kill, then finish, then tell."""
    chance = random.Random(int(sys.argv[1]))  # noqa: S311 -- the instants of a run can be had again
    for number in range(WHOLE):
        enqueue("killed.whole", number=number)
        if number < LONG:
            enqueue("killed.long", number=number)
    caught = 0
    for _ in range(KILLS):
        connections.close_all()
        child = os.fork()
        if child == 0:
            work()
        time.sleep(chance.uniform(0.005, 0.12))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        caught += counts()["running"]
    until = timezone.now() + timedelta(seconds=60)
    while counts()["waiting"] + counts()["running"] and timezone.now() < until:
        if not work_once("last"):
            time.sleep(0.05)
    made = list(Entry.objects.filter(act="killed.mark").values_list("subject", flat=True))
    wanted = WHOLE + LONG * STEPS
    told = {"made": len(made), "different": len(set(made)), "wanted": wanted, "caught": caught}
    print(json.dumps(told | {state.value: number for state, number in counts().items()}))  # noqa: T201


main()
