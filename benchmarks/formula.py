"""Typed formulas: how long a comparison takes and how often it is right, next to SymPy.

Over the whole corpus of the tests. SymPy gets the same pairs of formulas in numbers, already
parsed, with what it may assume of the symbols and each label put in; what it may take for one pair
is bounded, because it would not come back from some.
"""

import multiprocessing
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import simplify

from lossdrill.formula import compare
from lossdrill.formula.parser import parse
from lossdrill.formula.problem import inlined, prepared
from lossdrill.formula.proof import SECONDS
from lossdrill.symbolic.prover import expressions
from tests.formula.problems import PROBLEMS, Problem

PAIRS = 60
"""Right and wrong answers each, that SymPy is asked about."""


@dataclass(frozen=True)
class Line:
    title: str
    milliseconds: Sequence[float]
    right: tuple[int, int]
    """Right answers recognised, of how many."""
    wrong: tuple[int, int]

    def __str__(self) -> str:
        ordered = sorted(self.milliseconds)
        middle, late = statistics.median(ordered), ordered[int(0.95 * len(ordered))]
        return (
            f"{self.title:<28} {middle:8.1f} {late:8.1f} {ordered[-1]:9.1f}   "
            f"{self.right[0]:4d} of {self.right[1]:<4d} {self.wrong[0]:4d} of {self.wrong[1]:<4d}"
        )


def main() -> None:
    print(
        f"{'ms for one comparison':<28} {'median':>8} {'95 %':>8} {'longest':>9}"
        "   right ones   wrong ones"
    )
    scalar = [p for p in PROBLEMS if not p.is_array]
    for title, problems in (("numbers", scalar), ("arrays", [p for p in PROBLEMS if p.is_array])):
        print(_ours(title, problems))
    right, wrong = _sample(scalar, right=True), _sample(scalar, right=False)
    print(_on_pairs("compare, the sample below", right, wrong, _compare))
    with multiprocessing.Pool(1) as pool:
        pool.apply(_sympy_simplify, _pair(*right[0]))  # SymPy is imported and warm
    for title, method in (
        ("simplify(a - b) == 0", _sympy_simplify),
        ("a.equals(b)", _sympy_equals),
    ):
        print(_on_pairs(f"SymPy {title}", right, wrong, _Bounded(method)))


def _ours(title: str, problems: Sequence[Problem]) -> Line:
    times: list[float] = []
    counts = {}
    for kind, status in (("right", "equal"), ("wrong", "different")):
        good = total = 0
        for problem in problems:
            compare("0", problem.expected, problem.variables)  # what is prepared once per exercise
            for answer in problem.right if kind == "right" else problem.wrong:
                start = time.perf_counter()
                result = compare(answer, problem.expected, problem.variables)
                times.append(1000 * (time.perf_counter() - start))
                good += result.status == status
                total += 1
        counts[kind] = good, total
    return Line(f"compare, {title}", times, counts["right"], counts["wrong"])


def _sample(problems: Sequence[Problem], *, right: bool) -> list[tuple[str, Problem]]:
    pairs = [(a, p) for p in problems for a in (p.right if right else p.wrong)]
    return random.Random(1).sample(pairs, PAIRS)  # noqa: S311  # reproducible, not secret


Method = Callable[[str, Problem], bool | None]


def _on_pairs(
    title: str,
    right: Sequence[tuple[str, Problem]],
    wrong: Sequence[tuple[str, Problem]],
    method: Method,
) -> Line:
    times: list[float] = []

    def timed(answer: str, problem: Problem) -> bool | None:
        start = time.perf_counter()
        found = method(answer, problem)
        times.append(1000 * (time.perf_counter() - start))
        return found

    accepted = sum(timed(a, p) is True for a, p in right)
    rejected = sum(timed(a, p) is False for a, p in wrong)
    return Line(title, times, (accepted, len(right)), (rejected, len(wrong)))


def _compare(answer: str, problem: Problem) -> bool:
    return compare(answer, problem.expected, problem.variables).status == "equal"


class _Bounded:
    """SymPy in a process that is killed when it takes longer than the note "proved" may."""

    def __init__(self, method: Callable[..., bool | None]) -> None:
        self.method = method
        self.pool = multiprocessing.Pool(1)

    def __call__(self, answer: str, problem: Problem) -> bool | None:
        task = self.pool.apply_async(self.method, _pair(answer, problem))
        try:
            return task.get(SECONDS)
        except multiprocessing.TimeoutError:
            self.pool.terminate()
            self.pool = multiprocessing.Pool(1)
            self.pool.apply(_sympy_equals, _pair("0", problem))
            return None
        except Exception:  # noqa: BLE001  # whatever SymPy raises, it has found nothing
            return None


def _pair(answer: str, problem: Problem) -> tuple[Any, ...]:
    ready = prepared(problem.expected, problem.variables)
    definitions = ready.formulas(columns=False)
    trees = (inlined(parse(answer, ready.words), definitions), inlined(ready.plain, definitions))
    return (*trees, ready.variables)


def _sympy_simplify(answer: Any, expected: Any, variables: Any) -> bool:
    return all(simplify(a - b) == 0 for a, b in _expressions(answer, expected, variables))


def _sympy_equals(answer: Any, expected: Any, variables: Any) -> bool | None:
    found = [a.equals(b) for a, b in _expressions(answer, expected, variables)]
    return None if None in found else all(found)


def _expressions(answer: Any, expected: Any, variables: Any) -> list[tuple[Any, Any]]:
    return list(expressions(answer, expected, variables))
