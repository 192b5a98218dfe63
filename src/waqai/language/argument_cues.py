"""The cues of subjects and objects, in bundles: those that few values decide together are made once for each value.

A cue is written "side|name=value|…"; what its names mean is said where the values are found, in `predicates`.
"""

# ruff: noqa: FBT001 - what is true or false is part of the key

from __future__ import annotations

from waqai.scorer import Names, bundled


@bundled
def of_verb(side: str, order: int, behind: int, takes: str, first_behind: bool, pronoun: bool) -> Names:
    """Return the cues of the rank of a noun among those around a verb that takes an object or not."""
    return (
        f"{side}|count={behind}|order={order}",
        f"{side}|next={first_behind}|order={order}",
        f"{side}|pronoun={pronoun}|order={order}",
        f"{side}|takes={takes}|order={order}|{pronoun}",
    )


@bundled
def of_place(side: str, governed: bool, known: str, words: str, before: str) -> Names:
    """Return the cues of what stands before a noun and how far it stands from the verb."""
    return (
        f"{side}|governed={governed}|{known}|words={words}",
        f"{side}|before={before}",
        f"{side}|before={before}|words={words}",
    )


@bundled
def of_gap(side: str, governors: str, marks: str, opener: bool, order: int) -> Names:
    """Return the cues of what stands between noun and verb."""
    return f"{side}|governors={governors}|order={order}", f"{side}|marks={marks}", f"{side}|opener={opener}"


@bundled
def of_order(side: str, order: int, case: str, around: str, shared: bool, conjunction: str) -> Names:
    """Return the cues of case, of what stands before the verb, and of the subject of the verb before."""
    return (
        f"{side}|case={case}|order={order}",
        f"{side}|shared={shared}|{conjunction}",
        f"{side}|{around}|order={order}",
        f"{side}|{around}|case={case}",
        f"{side}|{around}|shared={shared}",
    )


@bundled
def of_agreement(side: str, agrees: str, case: str, takes: str, first_behind: bool, person: str) -> Names:
    """Return the cues of agreement, of the verb's person ("3|s"), and of case beside what the verb takes."""
    return f"{side}|agrees={agrees}", f"{side}|takes={takes}|{first_behind}|{case}", f"{side}|person={person}"


@bundled
def of_clauses(
    side: str, joined: str, conjunction: str, clauses: str, relative: bool, order: int, verbs: bool
) -> Names:
    """Return the cues of conjunctions, and of the clauses and relative pronouns between noun and verb."""
    return (
        f"{side}|joined={joined}",
        f"{side}|conjunction={conjunction}|clauses={clauses}",
        f"{side}|relative={relative}|order={order}|{verbs}",
    )


@bundled
def of_noun(side: str, upos: str, definite: str, acts: str, order: int, around: str) -> Names:
    """Return the cues of the noun: its class, its article, and whether it names somebody who acts."""
    return f"{side}|{upos}|{definite}", f"{side}|acts={acts}|order={order}", f"{side}|acts={acts}|{around}"
