"""The acts of the vault."""

from uuid import UUID

from tests.access.acting import Call

from bailiwick.apps.covert import services

RECORD = UUID(int=7)

CALLS = {
    "covert.begin": {"of the record": Call(lambda town, me, _: services.begin_vault(me, record=RECORD))},
}
