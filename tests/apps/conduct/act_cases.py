"""The acts of this room, each allowed and refused (T33): one module for each noun."""

from tests.apps.act_cases import ActCase

CASES: dict[str, ActCase] = {}
