"""A process of its own: kills a worker at each instant of its telling somebody, and says how often they were told."""

import itertools
import json
import os
import signal
import smtplib
import sys
from datetime import time, timedelta
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parents[3]))
django.setup()

from django.conf import settings  # noqa: E402 -- models load once Django is ready
from django.db import connection, connections  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.apps.desk.mailbox import reachable  # noqa: E402
from tests.apps.roster.town import as_, build  # noqa: E402
from tests.connectors.smtp.serving import Postbox, serving  # noqa: E402

from bailiwick.apps.desk import jobs  # noqa: E402
from bailiwick.apps.desk.facts import Choice, How, Occasion  # noqa: E402
from bailiwick.apps.desk.models import Notice, NoticeEnd  # noqa: E402
from bailiwick.apps.desk.selectors.mail import readers  # noqa: E402
from bailiwick.apps.desk.services import choose_mail, plan_notice  # noqa: E402
from bailiwick.apps.journal.facts import CLOCKWORK  # noqa: E402
from bailiwick.apps.journal.services import housekeeping  # noqa: E402
from bailiwick.connectors.smtp import Encryption, Server, SmtpMail  # noqa: E402
from bailiwick.jobs.kinds import kinds  # noqa: E402
from bailiwick.jobs.models import Job, State  # noqa: E402
from bailiwick.jobs.worker import work_once  # noqa: E402
from bailiwick.ports.mail import Mailing  # noqa: E402

EVERY = int(sys.argv[1])
"""Of how many instants one is tried."""
MOST = 400


class Instants:
    """Each thing that is said to the database or to the mail server is two instants: before it, and after it."""

    def __init__(self, fatal):
        self.left = fatal

    def come(self):
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1

    def around(self, do):
        def doing(*given, **named):
            self.come()
            done = do(*given, **named)
            self.come()
            return done

        return doing

    def in_database(self, execute, sql, params, many, context):
        return self.around(execute)(sql, params, many, context)


def tell(fatal):
    """In a child: send what is to be sent, and be killed at that instant; exit 0 where the end came first."""
    instants = Instants(fatal)
    for name in ("connect", "send", "getreply", "quit"):
        setattr(smtplib.SMTP, name, instants.around(getattr(smtplib.SMTP, name)))
    with connection.execute_wrapper(instants.in_database):
        work_once("killed")
    os._exit(0)


def main():
    """Kill at every instant in turn, have another worker finish, and count what came."""
    postbox = Postbox()
    server = serving(postbox)
    server.start()
    carrier = SmtpMail(Server("127.0.0.1", server.port, Encryption.NONE), "b@wexham.example", wait=5)
    settings.MAIL = "tests.apps.desk.mailbox.nobody"
    jobs.mailing = lambda: Mailing(carrier, "https://bailiwick.wexham.example")
    jobs.still_waits = lambda _notice, _now: True
    jobs.let_be = lambda _notice, _reader, _now: False
    kinds()  # loaded
    town = build()
    reachable(town.officer)
    choose_mail(as_(town.officer), Choice(How.AT_ONCE, "en", time(0), time(0)))
    reader = readers(timezone.localdate(), [town.officer.id])[0]
    told = {}
    for fatal in itertools.count(0, EVERY):
        day = timezone.localdate() + timedelta(days=fatal)
        plan_notice(CLOCKWORK, reader, Occasion("daily", frozenset({f"{fatal:064}"}), ""), day)
        before = len(postbox.taken)
        connections.close_all()
        child = os.fork()
        if child == 0:
            tell(fatal)
        _, status = os.waitpid(child, 0)
        with housekeeping("jobs_job"):
            past = timezone.now() - timedelta(minutes=5)
            Job.objects.filter(state=State.RUNNING).update(lease_until=past)
        while work_once("another"):
            pass
        told[fatal] = len(postbox.taken) - before
        if not os.WIFSIGNALED(status) or fatal > MOST:
            break
    ends = NoticeEnd.objects.filter(result__in=["sent", "nobody-knows"]).count()
    ids = {str(mail["Message-ID"]) for mail in postbox.taken}
    server.stop()
    print(  # noqa: T201 -- what the test reads
        json.dumps(
            {"told": list(told.values()), "ends": ends, "notices": Notice.objects.count(), "ids": len(ids)}
        )
    )


main()
