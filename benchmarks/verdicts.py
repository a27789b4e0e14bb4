"""`python -m benchmarks.verdicts > before.jsonl`: every verdict on the whole corpus, and on mutants
of the references, one JSON object a line. Whoever changes judging without wanting to change a
verdict runs it before and after, and compares the files.
"""

import random
from collections.abc import Iterator

import msgspec
import numpy as np

from benchmarks.corpus import corpus
from lossdrill.authoring.mutations import mutants
from lossdrill.grading import grade
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.solution import load
from lossdrill.model import Exercise
from lossdrill.pack import Pack, open_pack
from tests.unseen import run_here

VARIANTS = (0, 7, 19)


def main() -> None:
    pack = open_pack()
    unseeded = np.random.default_rng
    for exercise in pack.exercises:
        for name, variant, source in _submissions(pack, exercise):
            random.seed(1)  # some answers are random on purpose
            np.random.seed(1)  # noqa: NPY002 - that is what they use
            generator = unseeded(1)
            np.random.default_rng = lambda *_, same=generator: same
            verdict = grade(source, exercise, pack, variant, run_here)
            line = {"answer": name, **msgspec.structs.asdict(verdict), "pack": ""}
            print(msgspec.json.encode(line).decode())


def _submissions(pack: Pack, exercise: Exercise) -> Iterator[tuple[str, int, str]]:
    for variant in VARIANTS:
        for submission in corpus(pack, exercise, variant):
            yield submission.name, variant, submission.source
    solution = load(pack, exercise)
    if isinstance(solution.judge, FunctionJudge):
        for mutant in mutants(solution.answers[0].source):
            yield f"mutant {mutant.after}", VARIANTS[0], mutant.source


if __name__ == "__main__":
    main()
