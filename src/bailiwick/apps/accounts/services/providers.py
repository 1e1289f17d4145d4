"""The agency's own sign-in (OpenID Connect): it vouches for the first step, for accounts that are here already."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from bailiwick.apps.accounts.errors import Refusal
from bailiwick.apps.accounts.models import Account, VouchedIdentity
from bailiwick.apps.accounts.selectors import account_of_address, identity_of, network_of
from bailiwick.apps.accounts.services.signing_in import come_halfway, refuse
from bailiwick.apps.journal.facts import person
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say


def come_from_provider(request: HttpRequest, sociallogin: Any) -> None:
    """Take the first step for whoever the provider has vouched for. Raises NotLetInError with an entry.

    The first time, the provider's verified address has to be the account's, and its lasting id (`sub`) is kept;
    from then on the id counts, so that an address given to somebody else opens nothing.
    """
    provider, uid = str(sociallogin.account.provider), str(sociallogin.account.uid)
    known = VouchedIdentity.objects.select_related("account").filter(provider=provider, subject=uid).first()
    if known is not None:
        come_halfway(request, known.account)
        return
    verified = [one.email for one in sociallogin.email_addresses if one.verified]
    account = next((found for email in verified if (found := account_of_address(email))), None)
    if account is None or VouchedIdentity.objects.filter(account=account, provider=provider).exists():
        refuse(request, account, Refusal.UNKNOWN_PROVIDER)
    come_halfway(request, account)
    actor = person(identity_of(account.pk), address=network_of(request))
    join_provider(actor, account=account, provider=provider, uid=uid)


@act("accounts.provider.join", say("joined the agency's sign-in to an account"))
def join_provider(doing: Doing, *, account: Account, provider: str, uid: str) -> None:
    """Keep the provider's lasting id for an account; what else it told is not kept."""
    doing.about("account", account.pk)
    VouchedIdentity.objects.create(account=account, provider=provider, subject=uid)
