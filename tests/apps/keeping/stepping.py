"""Several people in their own transactions, each let on step by step, so that a test decides who is when where."""

import re
import threading
import time

from django.db import connection

HOLD_STEPS = (
    'INSERT INTO "keeping_hold"',
    'FROM "keeping_record"',
    'INSERT INTO "keeping_held"',
    'FROM "journal_head"',
)
"""What begins the second and each further of the five steps of placing a hold."""
DESTROY_STEPS = ('FROM "keeping_record"', 'DELETE FROM "keeping_held"', 'FROM "journal_head"')
"""The same for the four of a destruction: lock, look, remove, write the entry and commit."""
CAPTURE_STEPS = ('INSERT INTO "keeping_record"', 'INSERT INTO "keeping_capture"', 'FROM "journal_head"')
_LOOKS_EVERY = 0.002
_SURELY_WAITING = 0.01
_PATIENCE = 30


class Stepper(threading.Thread):
    """Does `work` in a thread of its own, stops before each statement that begins a step, and waits to be let on."""

    def __init__(self, work, steps):
        super().__init__(daemon=True)
        self.work, self.steps = work, [re.compile(re.escape(step)) for step in steps]
        self.let_on, self.stopped = threading.Semaphore(0), threading.Event()
        self.over, self.result, self.error, self.process = False, None, None, None
        self.start()
        self.stopped.wait(_PATIENCE)

    def run(self):
        try:
            connection.ensure_connection()
            if connection.vendor == "postgresql":
                self.process = connection.connection.info.backend_pid
            self._pause()
            with connection.execute_wrapper(self._before):
                self.result = self.work()
        except Exception as error:  # noqa: BLE001 -- the test looks at it
            self.error = error
        finally:
            connection.close()
            self.over = True
            self.stopped.set()

    def _before(self, execute, sql, params, many, context):
        for place, step in enumerate(self.steps):
            if step.search(sql):
                self.steps = self.steps[place + 1 :]
                self._pause()
                break
        return execute(sql, params, many, context)

    def _pause(self):
        self.stopped.set()
        self.let_on.acquire()

    def step(self):
        """Let it do one step; come back when it has, or when it waits for somebody else."""
        # In this order: whoever has come to an end says so before it says that it has stopped.
        if not self.stopped.is_set() or self.over:
            return
        self.stopped.clear()
        self.let_on.release()
        since = time.monotonic()
        while not self.stopped.wait(_LOOKS_EVERY):
            if self._waits(time.monotonic() - since):
                return

    def _waits(self, seconds):
        if self.process is None:
            return seconds > _SURELY_WAITING
        with connection.cursor() as cursor:
            cursor.execute("SELECT wait_event_type FROM pg_stat_activity WHERE pid = %s", [self.process])
            row = cursor.fetchone()
        return row is not None and row[0] == "Lock"


def interleave(order, actors):
    """Let the actors on in this order (a sequence of places), and then until all have come to their end."""
    for place in order:
        actors[place].step()
    end = time.monotonic() + _PATIENCE
    while not all(actor.over for actor in actors):
        assert time.monotonic() < end, "somebody waits for ever"
        time.sleep(_LOOKS_EVERY)
        for actor in actors:
            actor.step()
    for actor in actors:
        actor.join(_PATIENCE)
