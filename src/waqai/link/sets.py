"""Things that belong together, joined two by two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Sets(Generic[T]):
    """Disjoint sets; the parts come in the order of their first members."""

    def __init__(self, members: Iterable[T]) -> None:
        """Start with each member alone."""
        self._parents = {member: member for member in members}
        self._places = {member: at for at, member in enumerate(self._parents)}

    def join(self, first: T, second: T) -> None:
        """Put the sets of two members together."""
        one, other = sorted((self._root(first), self._root(second)), key=self._places.__getitem__)
        self._parents[other] = one

    def parts(self) -> list[list[T]]:
        """Return the sets, their members in the order given at first."""
        found: dict[T, list[T]] = {}
        for member in self._parents:
            found.setdefault(self._root(member), []).append(member)
        return list(found.values())

    def part(self, member: T) -> list[T]:
        """Return the set that a member is in; its cost grows with the number of all members."""
        return [other for other in self._parents if self._root(other) == self._root(member)]

    def _root(self, member: T) -> T:
        while self._parents[member] != member:
            self._parents[member] = self._parents[self._parents[member]]
            member = self._parents[member]
        return member
