"""What can be seen of an exercise without running an answer: its texts, and how they fit."""

import ast
import inspect
import re
from collections.abc import Iterator

from lossdrill.authoring.finding import Finding
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
    for about, read in (("prompt", pack.prompt), ("stub", pack.stub)):
        try:
            text = read(exercise)
        except PackError as error:
            yield Finding(exercise.id, about, str(error))
            continue
        if not text.strip():
            yield Finding(exercise.id, about, "it is empty; write it.")
        elif about == "stub":
            for message in _stub_complaints(text, exercise):
                yield Finding(exercise.id, about, message)


def solution_findings(exercise: Exercise, solution: Solution) -> Iterator[Finding]:
    """Enough answers, sentences that are sentences, a reference that fits the manifest."""
    fewest_others, fewest_mistakes = FEWEST.get(exercise.kind, (0, 0))
    others = len(solution.answers) - 1
    if others < fewest_others:
        message = f"{others} besides the reference; at least {fewest_others} are needed."
        yield Finding(exercise.id, "right answers", message)
    if len(solution.mistakes) < fewest_mistakes:
        message = f"{len(solution.mistakes)}; at least {fewest_mistakes} are needed."
        yield Finding(exercise.id, "mistakes", message)
    for mistake in solution.mistakes:
        if not _SENTENCE.fullmatch(mistake.note):
            message = f"{mistake.name}: expected a sentence for the learner, got {mistake.note!r}."
            yield Finding(exercise.id, "mistakes", message)
    for judge in judges_in(solution.judge):
        if isinstance(judge, FunctionJudge | MinimiserJudge | FiguresJudge | ResultsJudge):
            reference = judge.reference
            written = f"{reference.__name__}({', '.join(inspect.signature(reference).parameters)})"
            if written not in exercise.answers:
                asked = " and ".join(exercise.answers)
                message = f"it is {written}, and exercise.toml asks for {asked}."
                yield Finding(exercise.id, "reference", message)


def _stub_complaints(text: str, exercise: Exercise) -> Iterator[str]:
    try:
        body = ast.parse(text).body
    except SyntaxError as error:
        yield f"line {error.lineno}: {error.msg}."
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
                yield f"it does not define {name}, which exercise.toml asks for."
        elif name not in functions:
            yield f"it does not define {answer}, which exercise.toml asks for."
        else:
            own = tuple(parameter.arg for parameter in functions[name].args.args)
            if own != parameters:
                yield f"it defines {name}({', '.join(own)}), and exercise.toml asks for {answer}."
