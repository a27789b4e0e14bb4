"""Twenty seeds: no verdict on any answer of the tests depends on the points that were drawn.

The suite asks each answer under one seed; this asks all of them under all, without diagnosis.
"""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from benchmarks.formula import answers
from lossdrill.formula.examining import agrees
from lossdrill.formula.frame import Wrong, is_matlab
from lossdrill.formula.parser import parse
from lossdrill.formula.problem import Problem, prepared
from lossdrill.formula.refusing import Refused
from lossdrill.formula.tree import Tree
from tests.formula.other_losses import OTHER_LOSSES
from tests.formula.problems import FURTHER, PROBLEMS

SEEDS = range(20)


def main() -> None:
    verdicts: Counter[str] = Counter()
    with ProcessPoolExecutor() as processes:
        for found, otherwise in processes.map(_under, SEEDS):
            verdicts += found
            for line in otherwise:
                print(line)
    print(f"{len(SEEDS)} seeds: {dict(verdicts)}")


def _under(seed: int) -> tuple[Counter[str], list[str]]:
    """How all answers end under one seed, and those that do not end as they should."""
    verdicts: Counter[str] = Counter()
    otherwise = []
    for asked in (*PROBLEMS, *FURTHER, *OTHER_LOSSES):
        problem = prepared(asked.expected, asked.variables, seed)
        for right in (True, False):
            for answer in answers(asked, right=right):
                try:
                    tree = parse(answer, problem.words)
                except Refused:
                    verdicts["refused"] += 1
                    continue
                found = _is_equal(tree, answer, problem)
                verdicts["as it should be" if found == right else "otherwise"] += 1
                if found != right:
                    otherwise.append(f"seed {seed}, {asked.name}: {answer}")
    return verdicts, otherwise


def _is_equal(tree: Tree, answer: str, problem: Problem) -> bool:
    """As `compare` decides it: in the first reading that fits, or in another."""
    matlab = is_matlab(answer)
    first = problem.fit(tree, matlab=matlab)
    if isinstance(first, Wrong):
        return False
    readings = [first, *problem.other_fits(tree, first, matlab=matlab)]
    return any(agrees(reading.formula, problem) for reading in readings)


if __name__ == "__main__":
    main()
