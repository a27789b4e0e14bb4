"""What can be seen of an exercise without running an answer: its texts, and how they fit."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from lossdrill.authoring.finding import Finding, from_error
from lossdrill.authoring.places import defined_twice, place_of
from lossdrill.authoring.trivial import parameters_of
from lossdrill.errors import PackError
from lossdrill.judging.all_of import judges_in
from lossdrill.judging.figures import FiguresJudge
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.minimiser import MinimiserJudge
from lossdrill.judging.results import ResultsJudge
from lossdrill.judging.solution import Solution
from lossdrill.model import Exercise, Kind
from lossdrill.pack import Pack

FEWEST: dict[Kind, tuple[int, int]] = {
    "implement": (3, 8),
    "derive": (6, 6),
    "predict": (1, 3),
    "fill": (0, 3),
    "order": (0, 2),
    "optimise": (2, 6),
    "experiment": (1, 4),
}
"""Right answers besides the reference, and mistakes: what was tried on few proves little."""

_SENTENCE = re.compile(r"\S+( \S+){3,}[.!?][`\"')]*", re.DOTALL)
"""Four words, and an end. It may begin with code or a symbol."""


def text_findings(pack: Pack, exercise: Exercise) -> Iterator[Finding]:
    """Prompt and stub: there, not empty, and defining what the manifest promises."""
    folder = pack.folders[exercise.id]
    for about, read in (("prompt", pack.prompt), ("stub", pack.stub)):
        path = folder / ("prompt.md" if about == "prompt" else "stub.py")
        try:
            text = read(exercise)
        except PackError as error:
            yield from_error(exercise.id, about, error)
            continue
        if not text.strip():
            yield Finding(exercise.id, about, "it is empty; write it.", f"{path}:1")
        elif about == "stub":
            for line, message in _stub_complaints(text, exercise):
                yield Finding(exercise.id, about, message, f"{path}:{line}")


def solution_findings(exercise: Exercise, solution: Solution, path: Path) -> Iterator[Finding]:
    """Enough answers, sentences that are sentences, a reference that fits the manifest. `path`:
    of the solution.
    """
    for name, first, second in defined_twice(path):
        message = f"{name} is defined in line {first} too, and that one is lost; rename one."
        yield Finding(exercise.id, "answers", message, f"{path}:{second}")
    end = place_of(path)
    fewest_others, fewest_mistakes = FEWEST.get(exercise.kind, (0, 0))
    others = len(solution.answers) - 1
    if others < fewest_others:
        message = f"{others} besides the reference; at least {fewest_others} are needed: add some."
        yield Finding(exercise.id, "right answers", message, end)
    if len(solution.mistakes) < fewest_mistakes:
        message = f"{len(solution.mistakes)}; at least {fewest_mistakes} are needed: add some."
        yield Finding(exercise.id, "mistakes", message, end)
    for mistake in solution.mistakes:
        if not _SENTENCE.fullmatch(mistake.note):
            message = f"{mistake.name}: expected a sentence for the learner, got {mistake.note!r}."
            where = place_of(path, mistake.name, mistake.note)
            yield Finding(exercise.id, "mistakes", message, where)
    for judge in judges_in(solution.judge):
        if isinstance(judge, FunctionJudge | MinimiserJudge | FiguresJudge | ResultsJudge):
            reference = judge.reference
            written = f"{reference.__name__}({', '.join(inspect.signature(reference).parameters)})"
            if written not in exercise.answers:
                asked = " and ".join(exercise.answers)
                message = f"it is {written}, and exercise.toml asks for {asked}."
                where = place_of(path, reference.__name__)
                yield Finding(exercise.id, "reference", message, where)


def _stub_complaints(text: str, exercise: Exercise) -> Iterator[tuple[int, str]]:
    """Each with its line; what is missing is missing from the first line on."""
    try:
        body = ast.parse(text).body
    except SyntaxError as error:
        yield error.lineno or 1, f"SyntaxError: {error.msg}; correct it."
        return
    except ValueError as error:
        yield 1, f"{error}; correct it."
        return
    functions = {node.name: node for node in body if isinstance(node, ast.FunctionDef)}
    values = {
        target.id
        for node in body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for name, answer in zip(exercise.names, exercise.answers, strict=True):
        parameters = parameters_of(answer)
        if parameters is None:
            if name not in values:
                yield 1, f"it does not define {name}, which exercise.toml asks for; add it."
        elif name not in functions:
            yield 1, f"it does not define {answer}, which exercise.toml asks for; add it."
        else:
            own = tuple(parameter.arg for parameter in functions[name].args.args)
            if own != parameters:
                message = f"it defines {name}({', '.join(own)}), and exercise.toml asks for"
                yield functions[name].lineno, f"{message} {answer}; correct one of them."
