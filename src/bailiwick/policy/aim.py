"""Aims: what a policy says social media is good for, so that each post can be tagged with them and counted by them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim in our words, such as "Crime prevention", and the clauses that name it (nmpd/II.s5, pd/I.s1)."""

    id: str
    title: str
    clauses: tuple[str, ...]
