"""Typed formulas: how long a comparison takes and how often it is right, next to SymPy.

Processor time, so that a busy machine does not count. Over all answers of the tests; SymPy gets a
sample of the same pairs of formulas in numbers, already parsed, with what it may assume of the
symbols and each label put in; a pair may take as long as the note "proved" may, because from some
SymPy would not come back. Hostile texts are timed too.

`python -m benchmarks.formula docs/formulas.md` puts the tables into the page.
"""

import json
import multiprocessing
import random
import re
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sympy import simplify

from lossdrill.formula import compare
from lossdrill.formula.parser import parse
from lossdrill.formula.problem import inlined, prepared
from lossdrill.formula.proof import SECONDS
from lossdrill.symbolic.prover import expressions
from tests.formula.problems import FURTHER, PROBLEMS, Problem

PAIRS = 100
"""Right and wrong answers each, that SymPy is asked about."""
_TESTS = Path(__file__).parent.parent / "tests" / "formula"
_HEAD = ("", "median", "95 %", "longest", "right ones", "wrong ones")
_BLOCK = re.compile(r"(?<=<!-- benchmark -->\n).*?(?=<!-- end -->)", re.DOTALL)


@dataclass(frozen=True)
class Line:
    title: str
    milliseconds: Sequence[float]
    right: tuple[int, int]
    """Right answers recognised, of how many."""
    wrong: tuple[int, int]

    def cells(self) -> tuple[str, ...]:
        ordered = sorted(self.milliseconds)
        late = ordered[int(0.95 * len(ordered))]
        return (
            self.title,
            *(f"{ms:.1f}" for ms in (statistics.median(ordered), late, ordered[-1])),
            f"{self.right[0]} of {self.right[1]}",
            f"{self.wrong[0]} of {self.wrong[1]}",
        )


def main() -> None:
    page = Path(sys.argv[1]) if sys.argv[1:] and sys.argv[1].endswith(".md") else None
    text = "\n".join(report()) + "\n"
    print(text, end="")
    if page is not None:
        page.write_text(_BLOCK.sub(lambda _: text, page.read_text("utf-8")), "utf-8")


def report() -> Iterator[str]:
    yield from _row(_HEAD)
    yield from _row(["---", *["---:"] * (len(_HEAD) - 1)])
    everything = (*PROBLEMS, *FURTHER)
    scalar = [p for p in everything if not p.is_array]
    yield from _row(_ours("`compare`, numbers", scalar).cells())
    yield from _row(_ours("`compare`, arrays", [p for p in everything if p.is_array]).cells())
    right, wrong = _sample(scalar, right=True), _sample(scalar, right=False)
    yield from _row(_on_pairs("`compare`, a sample", right, wrong, _compare).cells())
    for title, method in (("simplify(a - b) == 0", _simplify), ("a.equals(b)", _equals)):
        bounded = _Bounded(method)
        yield from _row(_on_pairs(f"SymPy's `{title}`", right, wrong, bounded).cells())
    yield ""
    yield _hostile()


def _row(cells: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"


def answers(problem: Problem, *, right: bool) -> list[str]:
    """Those of the corpus and those that nobody had in mind when building."""
    kind = "right" if right else "wrong"
    unseen = _TESTS / "unseen" / f"{problem.name}.{kind}.txt"
    lines = unseen.read_text("utf-8").splitlines() if unseen.exists() else []
    known = (problem.right if right else problem.wrong) if problem in PROBLEMS else []
    return [*known, *(line for line in lines if line.strip() and not line.startswith("#"))]


def _ours(title: str, problems: Sequence[Problem]) -> Line:
    times: list[float] = []
    counts = {}
    for right, status in ((True, "equal"), (False, "different")):
        good = total = 0
        for problem in problems:
            compare("0", problem.expected, problem.variables)  # what is prepared once per exercise
            for answer in answers(problem, right=right):
                start = time.process_time()
                result = compare(answer, problem.expected, problem.variables)
                times.append(1000 * (time.process_time() - start))
                good += result.status == status
                total += 1
        counts[right] = good, total
    return Line(title, times, counts[True], counts[False])


Pair = tuple[str, Problem]
Found = tuple[bool | None, float]
"""Whether two formulas are equal, None if that was not found out; and the seconds it took."""
Method = Callable[[str, Problem], Found]


def _sample(problems: Sequence[Problem], *, right: bool) -> list[Pair]:
    """Pairs that both sides read."""
    pairs = [(a, p) for p in problems for a in answers(p, right=right)]
    read = [(a, p) for a, p in pairs if compare(a, p.expected, p.variables).status != "refused"]
    return random.Random(1).sample(read, PAIRS)  # noqa: S311  # reproducible, not secret


def _on_pairs(title: str, right: Sequence[Pair], wrong: Sequence[Pair], method: Method) -> Line:
    times: list[float] = []

    def timed(answer: str, problem: Problem) -> bool | None:
        found, seconds = method(answer, problem)
        times.append(1000 * seconds)
        return found

    accepted = sum(timed(a, p) is True for a, p in right)
    rejected = sum(timed(a, p) is False for a, p in wrong)
    return Line(title, times, (accepted, len(right)), (rejected, len(wrong)))


def _compare(answer: str, problem: Problem) -> Found:
    start = time.process_time()
    result = compare(answer, problem.expected, problem.variables)
    return result.status == "equal", time.process_time() - start


class _Bounded:
    """SymPy in a process that is killed when its time is up."""

    def __init__(self, method: Callable[..., Found]) -> None:
        self.method = method
        self.pool = self._warm()

    def _warm(self) -> Any:
        pool = multiprocessing.Pool(1)
        pool.apply(_simplify, _pair("0", PROBLEMS[0]))
        return pool

    def __call__(self, answer: str, problem: Problem) -> Found:
        task = self.pool.apply_async(self.method, _pair(answer, problem))
        try:
            found: Found = task.get(SECONDS)
        except multiprocessing.TimeoutError:
            self.pool.terminate()
            self.pool = self._warm()
            return None, SECONDS
        except Exception:  # noqa: BLE001  # whatever SymPy raises, it has found nothing
            return None, SECONDS
        return found


def _pair(answer: str, problem: Problem) -> tuple[Any, ...]:
    ready = prepared(problem.expected, problem.variables)
    definitions = ready.formulas(columns=False)
    trees = (inlined(parse(answer, ready.words), definitions), inlined(ready.plain, definitions))
    return (*trees, ready.variables)


def _simplify(answer: Any, expected: Any, variables: Any) -> Found:
    start = time.process_time()
    pairs = expressions(answer, expected, variables)
    found = all(simplify(a - b) == 0 for a, b in pairs)
    return found, time.process_time() - start


def _equals(answer: Any, expected: Any, variables: Any) -> Found:
    start = time.process_time()
    found = [a.equals(b) for a, b in expressions(answer, expected, variables)]
    return None if None in found else all(found), time.process_time() - start


def _hostile() -> str:
    """The slowest and the most memory, of the hostile and careless texts of the tests."""
    problem = next(p for p in PROBLEMS if p.name == "log_loss_logit")
    texts = [*json.loads((_TESTS / "hostile.json").read_text("utf-8")), "z+" * 50_000, "(" * 5000]
    slowest, most = 0.0, 0
    for text in texts:
        tracemalloc.start()
        start = time.process_time()
        compare(text, problem.expected, problem.variables)
        slowest = max(slowest, time.process_time() - start)
        most = max(most, tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return (
        f"{len(texts)} hostile and careless texts: each answered within {1000 * slowest:.0f} ms "
        f"and {most / 1024:.0f} KiB."
    )


if __name__ == "__main__":
    main()
