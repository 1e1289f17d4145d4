"""People of a town, each in front of a browser of their own."""

import uuid

from django.conf import settings as real
from tests.pages.conftest import Visit

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import link_account


class Seats:
    """One browser each, signed in a moment ago; for None somebody who has not signed in."""

    def __init__(self, browser, address):
        self.browser, self.address, self.visits = browser, address, {}

    def page(self, who):
        if who not in self.visits:
            visit = self.visits[who] = Visit(self.browser, self.address, "wide", scripts=True)
            if who is not None:
                self._sign_in(visit, who)
        return self.visits[who].page

    def _sign_in(self, visit, who):
        account = create_account(OPERATOR, email=f"{uuid.uuid4()}@wexham.example")
        link_account(OPERATOR, person=who.id, account=account.pk)
        session = SessionStore()
        session.begin(account)
        cookie = {"name": real.SESSION_COOKIE_NAME, "value": session.session_key, "url": self.address}
        visit.context.add_cookies([cookie])

    def close(self):
        """Close them all; gives what their browsers complained of."""
        for visit in self.visits.values():
            visit.context.close()
        return [told for visit in self.visits.values() for told in visit.complaints]
