"""What the witness judge saw: what each claim comes to for these numbers, and which of the near
misses tell of them.
"""

from collections.abc import Sequence

import numpy as np

from lossdrill.judging import exact
from lossdrill.judging import given as giving
from lossdrill.judging.cases import describe
from lossdrill.judging.given import given_in
from lossdrill.judging.impossible import ImpossibleJudge
from lossdrill.judging.numbers import Array
from lossdrill.judging.plain import plain
from lossdrill.judging.variant import Variant
from lossdrill.judging.views.view import Row, Seen
from lossdrill.judging.witness import WitnessJudge
from lossdrill.sandbox.wire import Answer


def of_witness(judge: WitnessJudge, answers: Sequence[Answer], variant: Variant) -> Seen:
    parts: dict[str, Array] = {
        name: domain.read(answer.value)
        for (name, domain), answer in zip(judge.domains.items(), answers, strict=True)
    }
    pairs = zip(parts.items(), answers, strict=True)
    rows = [
        Row(
            about=f"{name} lies in its domain",
            yours=describe(answer) if answer.value is None or part is None else plain(answer.value),
            right=judge.domains[name].text,
            passed=part is not None,
        )
        for (name, part), answer in pairs
    ]
    given = given_in(judge.drawing, variant)
    facts = [f"Given is {giving.shown(given)}."] if given else []
    if any(part is None for part in parts.values()) or not _of_one_size(judge, parts):
        return Seen(tuple(rows), (*facts, "No claim is looked at before the parts fit."))
    numbers = {name: exact.numbers(value) for name, value in (*parts.items(), *given.items())}
    for claim in judge.claims:
        value = exact.evaluate(claim.quantity, numbers)
        rows.append(
            Row(
                about=claim.title,
                group="claim",
                yours=exact.shown(value),
                right=claim.asked,
                passed=claim.holds(value),
            )
        )
    facts += [
        f"The condition of the near miss {miss.id} holds."
        for miss in judge.near_misses
        if exact.holds(miss.when, numbers)
    ]
    return Seen(tuple(sorted(rows, key=lambda row: row.passed)), tuple(facts))


def of_impossible(judge: ImpossibleJudge, answers: Sequence[Answer], variant: Variant) -> Seen:
    """That of the two which is filled in."""
    filled = [answer.value is not None or answer.unsupported is not None for answer in answers]
    if filled == [True, False]:
        return of_witness(judge.witness, answers[:1], variant)
    if filled == [False, True]:
        return of_witness(judge.certificate, answers[1:], variant)
    return Seen((), ("Exactly one of witness and certificate must be filled in.",))


def _of_one_size(judge: WitnessJudge, parts: dict[str, Array]) -> bool:
    sizes: dict[object, int] = {}
    return all(
        sizes.setdefault(size, here) == here
        for name, part in parts.items()
        for size, here in zip(judge.domains[name].shape, np.shape(part), strict=True)
        if isinstance(size, str)
    )
