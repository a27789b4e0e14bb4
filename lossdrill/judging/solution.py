"""What stands in `solutions/<topic>/<exercise>.py`: the reference, other right answers, mistakes,
and the judge. Trusted code; loaded in the parent process only, and late.

An exercise's file writes

    @right                                  another right answer
    @mistake("What to tell the learner.")   an answer that makes exactly this mistake
    judge = ...                             who decides

and everything in it stands by itself, so that each can also be run as a submission.
"""

import ast
import importlib.util
import inspect
import os
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from lossdrill.authors_code import broken
from lossdrill.digest import sha256
from lossdrill.errors import PackError
from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.protocol import Judge
from lossdrill.judging.standalone import standalone
from lossdrill.judging.variant import Variant
from lossdrill.model import Exercise
from lossdrill.pack import Pack

Function = Callable[..., Any]


class Right(Struct, frozen=True, eq=False):
    """Another right answer, in another style."""

    function: Function
    part: str = ""

    def __call__(self, *arguments: Any) -> Any:
        return self.function(*arguments)


class Mistake(Struct, frozen=True, eq=False):
    """An answer that makes exactly one mistake, and the sentence that the learner hears."""

    function: Function
    sentence: str
    part: str = ""
    """Whose mistake it is, where an exercise has several parts."""

    @property
    def id(self) -> str:
        return self.function.__name__.replace("_", "-")

    def __call__(self, *arguments: Any) -> Any:
        return self.function(*arguments)


def right(function: Function | None = None, *, part: str = "") -> Any:
    """Bare, or with the part of the exercise to which the answer belongs."""
    return (lambda function: Right(function, part)) if function is None else Right(function)


def mistake(sentence: str, *, part: str = "") -> Callable[[Function], Mistake]:
    """Raises TypeError without a sentence: bare, the mark would make the mistake disappear."""
    if not isinstance(sentence, str):
        raise TypeError('a mistake needs its sentence for the learner: @mistake("...")')
    return lambda function: Mistake(function, sentence, part)


class Answer(Struct, frozen=True):
    """A whole file that a learner could have handed in."""

    name: str
    note: str
    source: str


class Solution(Struct, frozen=True):
    """Everything that is known about an exercise's answers."""

    judge: Judge
    answers: tuple[Answer, ...]
    """The reference first, then the other right answers."""
    mistakes: tuple[Answer, ...]
    """Named by their diagnosis; the note is what the learner hears."""


Written: TypeAlias = tuple[tuple[Answer, ...], tuple[Answer, ...]]
"""Right answers and mistakes."""


def load(pack: Pack, exercise: Exercise, variant: int = 0) -> Solution:
    """The solution of an exercise; raises `PackError` naming file and line when it is broken.

    Witnesses are the same in every variant, functions too; the letters of choices are not.
    """
    judge, module = _judge_and_module(pack, exercise)

    def written(judge: Any, part: str = "", others: tuple[str, ...] = ()) -> Written:
        if hasattr(judge, "parts"):
            names = tuple(getattr(one, "name", "") for one in judge.parts.values())
            each = {name: written(one, name, names) for name, one in judge.parts.items()}
            return judge.joined(each)  # type: ignore[no-any-return]
        own = getattr(judge, "written_answers", None)
        if own is not None:  # witnesses and choices are values, and know how to write themselves
            return own(exercise, Variant(exercise.id, variant))  # type: ignore[no-any-return]
        name = getattr(judge, "name", exercise.names[0])
        return _functions(module, judge, name, pack.solution_path(exercise), part, others)

    return Solution(judge, *written(judge))


def varies(judge: Judge) -> bool:
    """Whether the written answers are not the same in every variant: functions are."""
    return hasattr(judge, "parts") or hasattr(judge, "written_answers")


def load_judge(pack: Pack, exercise: Exercise) -> Judge:
    """The judge alone: what grading needs, without preparing any text. It is the same object as
    long as the pack stays as it is, so that what a judge has prepared is found again.
    """
    return _judge_and_module(pack, exercise)[0]


def _judge_and_module(pack: Pack, exercise: Exercise) -> tuple[Judge, types.ModuleType]:
    home = pack.home(exercise.id)
    return _load_judge(home.root, home.content_hash, exercise.topic, exercise.file_name)


@lru_cache(maxsize=256)
def _load_judge(
    root: Path, content_hash: str, topic: str, file_name: str
) -> tuple[Judge, types.ModuleType]:
    path = root / "solutions" / topic / file_name
    module = _load(root, content_hash, topic, path.stem)
    judge: Any = getattr(module, "judge", None)
    if not callable(judge) or isinstance(judge, type | types.FunctionType):
        raise PackError(
            f"judge: expected one, got {_shown(judge)}; end the file with "
            "`judge = function(...)`, `values(...)`, `witness(...)` or another judge.",
            path,
            _line_of_judge(path),
        )

    marked = [value for value in vars(module).values() if isinstance(value, Right | Mistake)]

    def with_answers(judge: Any, part: str = "") -> Any:
        """The judge with the mistakes, and the other right answers, that stand in its file."""
        if hasattr(judge, "parts"):
            _check_parts(path, judge.parts, marked)
            return judge.with_answers(with_answers)
        for field, kind in (("mistakes", Mistake), ("others", Right)):
            if field in getattr(judge, "__struct_fields__", ()):
                found = (value for value in marked if isinstance(value, kind))
                own = tuple(value for value in found if value.part in {"", part})
                judge = replace(judge, **{field: own})
        return judge

    return with_answers(judge), module


def load_losses(pack: Pack, topic: str) -> dict[str, DerivedLoss]:
    """The derived losses of a topic of one pack, by name."""
    module = _load(pack.root, pack.content_hash, topic, "_derived")
    return {name: value for name, value in vars(module).items() if isinstance(value, DerivedLoss)}


def _check_parts(path: Path, parts: Mapping[str, Any], marked: Sequence[Right | Mistake]) -> None:
    """Raises `PackError` where it does not follow to which part an answer belongs."""
    several = sum("mistakes" in getattr(one, "__struct_fields__", ()) for one in parts.values()) > 1
    for answer in marked:
        if answer.part not in parts and (answer.part or several):
            names = " or ".join(f'part="{name}"' for name in parts)
            line = answer.function.__code__.co_firstlineno
            raise PackError(f"{answer.function.__name__}: mark it with {names}.", path, line)


def _functions(
    module: types.ModuleType, judge: Any, name: str, path: Path, part: str, others: Sequence[str]
) -> Written:
    """The functions of a solution file that answer one judge by this name, each with the helpers
    that it uses; `others` are the names of functions that belong to other parts. A function may
    come from a module beside it.
    """
    texts: dict[str, str] = {}

    def write(function: Function) -> str:
        file = sys.modules.get(function.__module__, module).__file__ or str(path)
        if file not in texts:
            texts[file] = Path(file).read_text(encoding="utf-8-sig")
        try:
            return standalone(texts[file], function.__name__, name, others)
        except ValueError as error:
            line = function.__code__.co_firstlineno
            raise PackError(f"{error}.", Path(file), line) from None

    own = [value for value in vars(module).values() if getattr(value, "part", None) in {"", part}]
    answers = [Answer("reference", inspect.getdoc(module) or "", write(judge.reference))]
    mistakes = []
    for value in own:
        if isinstance(value, Right):
            note = value.function.__name__.replace("_", " ")
            answers.append(
                Answer(note, inspect.getdoc(value.function) or "", write(value.function))
            )
        elif isinstance(value, Mistake):
            mistakes.append(Answer(value.id, value.sentence, write(value.function)))
    return tuple(answers), tuple(mistakes)


@lru_cache(maxsize=256)
def _load(root: Path, content_hash: str, topic: str, name: str) -> types.ModuleType:
    """Loads by path, below a package made up for this state of this pack: packs stand side by
    side, a pack that was edited is loaded anew, and `from ._derived import` works.
    """
    folder = root / "solutions" / topic
    path = folder / f"{name}.py"
    # Python keeps what it knows of a folder by its path, whatever the current folder is by then.
    place = sha256(os.path.abspath(root).encode()).hexdigest()[:16]  # noqa: PTH100
    package = f"_lossdrill_solutions_{place}_{content_hash}_{topic}"
    if package not in sys.modules:
        parent = types.ModuleType(package)
        parent.__path__ = [os.path.abspath(folder)]  # noqa: PTH100
        sys.modules[package] = parent
    spec = importlib.util.spec_from_file_location(f"{package}.{name}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise PackError("is missing; every exercise needs a solution.", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        del sys.modules[spec.name]
        raise broken(error, path, package=package) from error
    return module


def _shown(judge: object) -> str:
    """On one line, and without addresses."""
    if isinstance(judge, type | types.FunctionType):
        return f"{judge.__name__} itself, which is not called"
    return " ".join(repr(judge).split())


def _line_of_judge(path: Path) -> int:
    """Where it is bound; the end of the file where it is not."""
    text = path.read_text(encoding="utf-8-sig")
    lines = [
        node.lineno
        for node in ast.parse(text).body
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and name.id == "judge" and isinstance(name.ctx, ast.Store)
    ]
    return lines[-1] if lines else text.count("\n")
