"""Which exercises a file answers, and with which of its lines. The file is read, never run."""

import ast
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from lossdrill.pack import Pack
from lossdrill.submission import HEADER_MARK

_HEADER = re.compile(rf"{HEADER_MARK}(?P<id>[\w-]+)(?:, variant \d+)?[ \t]*")
"""A notebook's cell under `%%lossdrill` names no variant."""

# What systems add to a name that is taken: Canvas "-1", browsers " (1)" and "(1)", `lossdrill next`
# "_2", file managers "copy 2" and "- Copy".
_AGAIN = re.compile(
    r"(?:-(\d{1,3})|_(\d{1,3})| ?\((\d{1,3})\)|(?: -)? copy ?(\d{0,3}))$", re.IGNORECASE
)

_BINDING = re.compile(r"^(?:async )?def[ \t]+(\w+)[ \t]*\(|^(\w+)[ \t]*=(?!=)", re.MULTILINE)

_LONGEST_PARSED = 200_000
"""Characters; beyond them Python's parser can be kept busy for seconds."""


class Answers:
    """Tells files of answers to a pack's exercises apart."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(self._pack.ids)

    @cached_property
    def _by_functions(self) -> dict[frozenset[str], list[str]]:
        """Exercises by the functions they ask for; values, such as `answer`, tell nothing."""
        found: dict[frozenset[str], list[str]] = {}
        for exercise in self._pack.exercises:
            if all("(" in answer for answer in exercise.answers):
                found.setdefault(frozenset(exercise.names), []).append(exercise.id)
        return found

    def named(self, stem: str) -> tuple[str | None, int]:
        """The exercise that a file or folder is named after, if any, and the number that a system
        or a learner appended: 0 when there is none.
        """
        number = 0
        while stem:
            exercise_id = re.sub(r"[\s_]+", "-", stem.strip().casefold())
            if exercise_id in self._ids:
                return exercise_id, number
            again = _AGAIN.search(stem)
            if again is None:
                return None, number
            number = max(number, int(next(filter(None, again.groups()), 1)))
            stem = stem[: again.start()]
        return None, number

    def sources(self, source: str, named: str | None = None) -> dict[str, str]:
        """The answers in a file by exercise, each the source with which to judge it.

        Two headers or more say what a file answers; else its name does, where it is an exercise's;
        else a header, and the functions that it defines. Lines keep their numbers.
        """
        parts = self._parts(source)
        if len(parts) > 1:
            return _split(source, parts, {each: self._names_of(each) for each in parts})
        if named is not None:
            return {named: source}
        return dict.fromkeys([*parts, *self._defined(source)], source)

    def _parts(self, source: str) -> dict[str, range]:
        """The lines below each header, by exercise, the last part where there are several."""
        lines = source.split("\n")
        found = [
            (number, header["id"])
            for number, line in enumerate(lines)
            if (header := _HEADER.fullmatch(line)) and header["id"] in self._ids
        ]
        following = pairwise([*found, (len(lines), "")])
        return {each: range(start, end) for (start, each), (end, _) in following}

    def _names_of(self, exercise_id: str) -> tuple[str, ...]:
        return next(one.names for one in self._pack.exercises if one.id == exercise_id)

    def _defined(self, source: str) -> Iterator[str]:
        names = _names(source)
        for functions, exercises in self._by_functions.items():
            if functions <= names and len(exercises) == 1:
                yield exercises[0]


def _split(
    source: str, parts: dict[str, range], names: dict[str, tuple[str, ...]]
) -> dict[str, str]:
    """The file as each exercise sees it. Helpers are shared by the whole file; but of two answers
    with one name, an exercise's own counts. In a file that is not Python, only its own lines do,
    and what stands above all headers: a slip in one answer costs no other.
    """
    lines = source.split("\n")
    tree = _parsed(source)
    if tree is None:
        shared = range(min(part.start for part in parts.values()))
        return {each: _only(lines, {*shared, *own}) for each, own in parts.items()}
    bindings = list(_bindings(tree))
    sources = {}
    for each, own in parts.items():
        bound = {name for place, these in bindings if place.start in own for name in these}
        answered = bound.intersection(names[each])
        rivals = {
            line
            for place, these in bindings
            if place.start not in own and not answered.isdisjoint(these)
            for line in place
        }
        sources[each] = _only(lines, {*range(len(lines))} - rivals) if rivals else source
    return sources


def _only(lines: list[str], kept: set[int]) -> str:
    return "\n".join(line if number in kept else "" for number, line in enumerate(lines))


def _names(source: str) -> set[str]:
    """What is bound at the top level of a file, Python or nearly."""
    tree = _parsed(source)
    if tree is None:
        return {found[1] or found[2] for found in _BINDING.finditer(source)}
    return {name for _, bound in _bindings(tree) for name in bound}


def _bindings(tree: ast.Module) -> Iterator[tuple[range, set[str]]]:
    """Lines and names of each statement at the top level."""
    for statement in tree.body:
        start = min([statement, *getattr(statement, "decorator_list", [])], key=_line).lineno
        yield range(start - 1, statement.end_lineno or start), set(_bound(statement))


def _line(node: ast.stmt | ast.expr) -> int:
    return node.lineno


def _bound(statement: ast.stmt) -> Iterable[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [alias.asname or alias.name.partition(".")[0] for alias in names]
        case ast.Assign(targets=targets):
            inner = (part for target in targets for part in ast.walk(target))
            return [part.id for part in inner if isinstance(part, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name), value=value) if value is not None:
            return [name]
        case _:
            return []


def _parsed(source: str) -> ast.Module | None:
    if len(source) > _LONGEST_PARSED:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python thinks of an escape is not ours to print
        try:
            return ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
