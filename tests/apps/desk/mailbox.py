"""A mail that keeps what it is given, and people of the town who can be told."""

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import link_account
from bailiwick.jobs.worker import work_once
from bailiwick.ports.mail import Mailing, Receipt

ADDRESS = "https://bailiwick.wexham.example"


class Box:
    """What was sent; `trouble` is raised instead, before the address is taken or after the mail went over."""

    def __init__(self):
        self.sent, self.trouble, self.after, self.bounces = [], None, None, []

    def send(self, envelope, before):
        if self.trouble:
            raise self.trouble
        before()
        self.sent.append(envelope)
        if self.after:
            raise self.after
        return Receipt(str(envelope.key), 250)

    def look(self):
        """Nothing is wrong with it."""

    def mailing(self, _folder):
        return Mailing(self, ADDRESS, lambda: iter(self.bounces))


BOX = Box()


def mail_of(folder):
    return BOX.mailing(folder)


def nobody(_folder):
    return None


def reachable(*people):
    """Give each an account to sign in with; their addresses by person."""
    found = {}
    for one in people:
        found[one.id] = f"{one.id}@wexham.example"
        link_account(OPERATOR, person=one.id, account=create_account(OPERATOR, email=found[one.id]).pk)
    return found


def work_all():
    """Run every job that is due; how many."""
    number = 0
    while work_once("tests"):
        number += 1
        assert number < 100
    return number
