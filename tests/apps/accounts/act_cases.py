"""Every act of the sign-in, done by somebody who may and tried by somebody who may not."""

import json
from types import SimpleNamespace
from uuid import uuid4

from django.test import RequestFactory
from tests.apps.accounts.authenticator import Passkey
from tests.apps.accounts.conftest import code_of
from tests.apps.accounts.demo import begin_demo
from tests.apps.act_cases import ActCase

from bailiwick.apps.accounts.errors import Refusal
from bailiwick.apps.accounts.models import Leaving
from bailiwick.apps.accounts.selectors import strong_factors
from bailiwick.apps.accounts.services import (
    accounts,
    changing,
    ending,
    factors,
    invitations,
    passkeys,
    providers,
)
from bailiwick.apps.accounts.services import signing_in as entering
from bailiwick.apps.accounts.services.seats import take_seat
from bailiwick.apps.accounts.services.tokens import end_token, make_token
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.journal.facts import OPERATOR, person
from bailiwick.apps.journal.services import housekeeping

ABOVE = (
    "who may do this to somebody else's account is asked by the room that asks for it, in an act of its own"
)
OWN = "whoever is signed in may always end what is theirs"
HASHED = "pbkdf2_sha256$1$salt$hash"


def browser(account=None, address="192.0.2.7"):
    """A request; signed in, both factors just shown, where an account is given."""
    request = RequestFactory().get("/", HTTP_HOST="localhost:8420", REMOTE_ADDR=address)
    request.session = SessionStore()
    if account is not None:
        request.session.begin(account)
    return request


def somebody():
    """An account with a code app, a browser in which it is open, and one in which it is not."""
    account = accounts.create_account(OPERATOR, email=f"{uuid4().hex}@hollis.example")
    secret = factors.new_secret()
    with housekeeping("mfa_authenticator"):
        factors.add_code_app(account, secret, code_of(secret, -1))
    return SimpleNamespace(
        account=account, secret=secret, actor=person(account.pk), own=browser(account), other=browser()
    )


def two_steps():
    """The same with a second way in."""
    them = somebody()
    them.key = Passkey()
    changing.add_passkey(
        them.actor, request=them.own, account=them.account, credential=new_key(them), name=""
    )
    return them


def invited():
    them = somebody()
    them.token = invitations.invite(OPERATOR, account=them.account)
    return them


def closed(them):
    accounts.disable(OPERATOR, account=them.account, reason=Leaving.LEFT)


def closed_one():
    them = somebody()
    them.shut = accounts.create_account(OPERATOR, email=f"{uuid4().hex}@hollis.example")
    accounts.disable(OPERATOR, account=them.shut, reason=Leaving.LEFT)
    return them


def new_key(them):
    options = passkeys.creation_options(them.own, them.account)
    return getattr(them, "key", Passkey()).make(json.loads(options))


def changed(act, **more):
    """A change of one's own sign-in: done where both factors were just shown, refused where nobody is signed in."""

    def done(them, request):
        given = {name: value(them) for name, value in more.items()}
        return act(them.actor, request=request, account=them.account, **given)

    return {
        "prepare": two_steps,
        "allowed": lambda them: done(them, them.own),
        "refused": lambda them: done(them, them.other),
    }


def accepted(them, code):
    return invitations.accept_with_code(
        them.other, token=them.token, password=HASHED, secret=them.secret, code=code
    )


CASES = {
    "accounts.create": ActCase(
        prepare=somebody,
        allowed=lambda them: accounts.create_account(OPERATOR, email=f"{uuid4().hex}@hollis.example"),
        refused=lambda them: accounts.create_account(OPERATOR, email=them.account.email.upper()),
    ),
    "accounts.invite": ActCase(
        prepare=closed_one,
        allowed=lambda them: invitations.invite(OPERATOR, account=them.account),
        refused=lambda them: invitations.invite(OPERATOR, account=them.shut),
    ),
    "accounts.disable": ActCase(prepare=somebody, allowed=closed, never_refused=ABOVE),
    "accounts.enable": ActCase(
        prepare=closed_one,
        allowed=lambda them: accounts.enable(OPERATOR, account=them.shut),
        never_refused=ABOVE,
    ),
    "accounts.release": ActCase(
        prepare=somebody,
        allowed=lambda them: accounts.release(OPERATOR, account=them.account),
        never_refused=ABOVE,
    ),
    "accounts.accept": ActCase(
        prepare=invited,
        allowed=lambda them: accepted(them, code_of(them.secret)),
        refused=lambda them: accepted(them, "nothing"),
    ),
    "accounts.sign-in": ActCase(
        prepare=somebody,
        allowed=lambda them: entering.sign_in(
            them.actor,
            request=them.other,
            account=them.account,
            shown=lambda owner: factors.use_code(owner, code_of(them.secret)),
        ),
        refused=lambda them: entering.refuse(them.other, them.account, Refusal.WRONG_PASSWORD),
    ),
    "accounts.seat.take": ActCase(
        prepare=begin_demo,
        allowed=lambda _: take_seat(OPERATOR, request=browser(address="127.0.0.1"), key="chief"),
        refused=lambda _: take_seat(OPERATOR, request=browser(address="127.0.0.1"), key="mayor"),
    ),
    "accounts.step-up": ActCase(
        prepare=somebody,
        allowed=lambda them: entering.prove_again(
            them.own, actor=them.actor, account=them.account, code=code_of(them.secret)
        ),
        refused=lambda them: entering.prove_again(
            them.own, actor=them.actor, account=them.account, code="no"
        ),
    ),
    "accounts.sign-out": ActCase(
        prepare=somebody,
        allowed=lambda them: ending.sign_out(them.actor, account=them.account, session=them.own.session),
        never_refused=OWN,
    ),
    "accounts.session.end": ActCase(
        prepare=somebody,
        allowed=lambda them: ending.end_session(
            them.actor, account=them.account, session=them.own.session.row.pk
        ),
        never_refused=OWN,
    ),
    "accounts.session.end-all": ActCase(
        prepare=somebody,
        allowed=lambda them: ending.end_every_session(them.actor, account=them.account),
        never_refused=OWN,
    ),
    "accounts.password.change": ActCase(**changed(changing.change_password, password=lambda them: HASHED)),
    "accounts.factor.add": ActCase(
        **changed(
            changing.add_code_app,
            secret=lambda them: them.secret,
            code=lambda them: code_of(them.secret),
        )
    ),
    "accounts.passkey.add": ActCase(
        **changed(changing.add_passkey, credential=new_key, name=lambda them: "work phone")
    ),
    "accounts.factor.remove": ActCase(
        **changed(changing.remove_factor, factor=lambda them: strong_factors(them.account)[0].pk)
    ),
    "accounts.recovery.renew": ActCase(**changed(changing.renew_recovery_codes)),
    "accounts.token.make": ActCase(
        **changed(make_token, name=lambda _: "report", scopes=lambda _: ["me"], days=lambda _: 3)
    ),
    "accounts.token.end": ActCase(
        prepare=somebody,
        allowed=lambda them: end_token(them.actor, account=them.account, token=uuid4()),
        never_refused=OWN,
    ),
    "accounts.provider.join": ActCase(
        prepare=somebody,
        allowed=lambda them: providers.join_provider(
            them.actor, account=them.account, provider="agency", uid="4711"
        ),
        never_refused="the provider's answer is weighed before, and its refusal is one of the sign-in",
    ),
}
