"""Which of the inputs the answer really used: all samples, the arguments in order, any at all."""

import itertools
from collections.abc import Callable, Sequence

import numpy as np

from lossdrill.judging.cases import Case
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import Array, agree
from lossdrill.model import Diagnosis

Selection = Callable[[int], Sequence[int]]
Pairing = Callable[[Array, Array], tuple[Array, Array]]

SELECTIONS: tuple[tuple[str, Selection, str], ...] = (
    ("first-only", lambda n: [0], "Only the first sample counts: does the loop return too early?"),
    ("last-only", lambda n: [n - 1], "Only the last sample counts: is the sum overwritten?"),
    ("drops-first", lambda n: range(1, n), "The first sample is left out."),
    ("drops-last", lambda n: range(n - 1), "The last sample is left out."),
    ("first-twice", lambda n: [0, *range(n)], "The first sample counts twice."),
    ("last-twice", lambda n: [*range(n), n - 1], "The last sample counts twice."),
)

PARTNERS: tuple[tuple[str, Pairing, str], ...] = (
    ("sorted", lambda y, z: (np.sort(y), np.sort(z)), "{0} and {1} are sorted before they meet."),
    ("reversed", lambda y, z: (y, z[::-1]), "{1} is read from its end, {0} from its beginning."),
    ("shifted", lambda y, z: (y, np.roll(z, -1)), "Each entry of {0} meets the one after in {1}."),
    ("shifted", lambda y, z: (y, np.roll(z, 1)), "Each entry of {0} meets the one before in {1}."),
    ("without", lambda y, z: (0 * y, z), "{0} does not count: it is as if it were 0."),
    ("without", lambda y, z: (y, 0 * z), "{1} does not count: it is as if it were 0."),
    ("stuck", lambda y, z: (y, 0 * z + z[0]), "Each entry of {0} meets the first one of {1}."),
    ("stuck", lambda y, z: (0 * y + y[0], z), "Each entry of {1} meets the first one of {0}."),
)

DIVIDED_BY_ALL = (0.0, 1.0, 0.5)
"""Powers of m/n, where m of the n samples count: their own mean; their sum over n; its root."""


def input_returned(evidence: Evidence) -> Diagnosis | None:
    for place, name in enumerate(evidence.judge.argument_names):
        if all(
            case.output is not None and np.array_equal(case.output, case.point.arguments[place])
            for case in evidence.cases
        ):
            return _generic(
                "input-returned", f"Your function returns its argument {name} as it is."
            )
    return None


def constant(evidence: Evidence) -> Diagnosis | None:
    """The same number for every input."""
    if any(case.output is None or case.output.size == 0 for case in evidence.cases):
        return None
    numbers = np.concatenate([np.ravel(case.output) for case in evidence.cases])
    first = numbers[0]
    if not np.all((numbers == first) | (np.isnan(numbers) & np.isnan(first))):
        return None
    shown = "NaN" if np.isnan(first) else f"{first:g}"
    return _generic("constant", f"Your function returns {shown} whatever its inputs are.")


def arguments_swapped(evidence: Evidence) -> Diagnosis | None:
    shapes = evidence.judge.signature.arguments
    names = evidence.judge.argument_names
    for first, second in itertools.combinations(range(len(shapes)), 2):
        if shapes[first] != shapes[second]:
            continue

        def swapped(case: Case, first: int = first, second: int = second) -> Array | None:
            arguments = list(case.point.arguments)
            arguments[first], arguments[second] = arguments[second], arguments[first]
            way = ("swapped", first, second)
            return evidence.groundwork.reference(way, case.point, lambda: arguments)

        if _explains(evidence, swapped):
            return _generic(
                "arguments-swapped",
                f"Right for {names[first]} and {names[second]} exchanged: "
                f"the order is {', '.join(names)}.",
            )
    return None


def part_of_the_samples(evidence: Evidence) -> Diagnosis | None:
    """A loop that stops early, starts late, or overwrites: verified against the reference."""
    signature = evidence.judge.signature
    if "n" in signature.result or not any("n" in shape for shape in signature.arguments):
        return None
    for diagnosis_id, select, meaning in SELECTIONS:
        for power in DIVIDED_BY_ALL:

            def partial(
                case: Case, select: Selection = select, power: float = power
            ) -> Array | None:
                n = evidence.sizes(case)["n"]
                chosen = list(select(n))
                value = evidence.groundwork.reference(
                    select, case.point, lambda: signature.take(case.point.arguments, chosen)
                )
                return value if value is None else value * (len(chosen) / n) ** power

            if _explains(evidence, partial, where=lambda case: evidence.sizes(case)["n"] > 1):
                return _generic(diagnosis_id, meaning)
    return None


def every_pair(evidence: Evidence) -> Diagnosis | None:
    """(n,1) against (n,) before the mean is taken: n x n terms instead of n."""
    signature = evidence.judge.signature
    if signature.result or signature.arguments[:2] != (("n",), ("n",)):
        return None

    def crossed(case: Case) -> Array | None:
        n = evidence.sizes(case)["n"]
        first, second, *rest = case.point.arguments
        return evidence.groundwork.reference(
            "every pair", case.point, lambda: [np.repeat(first, n), np.tile(second, n), *rest]
        )

    if not _explains(evidence, crossed, where=lambda case: evidence.sizes(case)["n"] > 1):
        return None
    first, second, *_ = evidence.judge.argument_names
    return _generic(
        "every-pair",
        f"Every entry of {first} is combined with every entry of {second}, as where shape (n, 1) "
        "meets shape (n,): the mean is over n x n terms.",
    )


def other_partner(evidence: Evidence) -> Diagnosis | None:
    """Targets and predictions that do not belong together."""
    signature = evidence.judge.signature
    if signature.result or signature.arguments[:2] != (("n",), ("n",)):
        return None
    for diagnosis_id, pair, meaning in PARTNERS:

        def paired(case: Case, pair: Pairing = pair) -> Array | None:
            first, second, *rest = case.point.arguments
            return evidence.groundwork.reference(
                pair, case.point, lambda: [*pair(first, second), *rest]
            )

        if _explains(evidence, paired):
            first, second, *_ = evidence.judge.argument_names
            return _generic(diagnosis_id, meaning.format(first, second))
    return None


def _explains(
    evidence: Evidence,
    candidate: Callable[[Case], Array | None],
    where: Callable[[Case], bool] = lambda case: True,
) -> bool:
    """Whether the candidate gives the learner's outputs on every ordinary case of the kind."""
    cases = [case for case in evidence.telling if where(case)]
    if len(cases) < 3 or not any(not case.right for case in cases):
        return False
    for case in cases:
        value = candidate(case)
        if value is None or case.output is None or np.any(np.isnan(value)):
            return False
        if not agree(case.output, value, case.expected.scale, case.point.rtol):
            return False
    return True


def _generic(diagnosis_id: str, message: str) -> Diagnosis:
    return Diagnosis(id=diagnosis_id, kind="generic", message=message)
