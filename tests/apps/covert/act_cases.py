"""The acts of the vault, which are entries of the sealed log."""

from uuid import UUID

from tests.apps.act_cases import ActCase

from bailiwick.apps.covert import services
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR

RECORD = UUID(int=7)

CASES = {
    "covert.begin": ActCase(
        allowed=lambda _: services.begin_vault(OPERATOR, record=RECORD),
        refused=lambda _: services.begin_vault(CLOCKWORK, record=RECORD),
    ),
}
