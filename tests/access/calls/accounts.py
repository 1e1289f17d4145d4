"""Changes of one's own sign-in, asked of the service itself: it holds where a view forgets the second step."""

from django.conf import settings
from django.test import RequestFactory
from tests.access.acting import Call

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.services import changing
from bailiwick.apps.accounts.services.tokens import make_token
from bailiwick.apps.accounts.sessions import SessionStore

HASHED = "pbkdf2_sha256$1$salt$hash"


def _request(town):
    made = RequestFactory().get("/", headers={"host": "localhost:8420"})
    made.COOKIES[settings.SESSION_COOKIE_NAME] = town.cookies.get(town.seat, "")
    made.session = SessionStore(town.cookies.get(town.seat) or None)
    return made


def _change(act, **more):
    def do(town, me, _):
        account = town.accounts.get(town.seat, town.accounts["member"])
        return act(me, request=_request(town), account=account, **more)

    return {"of one's own, by its session": Call(do)}


CALLS = {
    "accounts.password.change": _change(changing.change_password, password=HASHED),
    "accounts.recovery.renew": _change(changing.renew_recovery_codes),
    "accounts.token.make": _change(make_token, name="report", scopes=[Scope.ME], days=3),
}
