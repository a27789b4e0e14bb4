"""The blanks of a file of values that is handed out, with what the file says of each, and the file
with something written into them. The file is read, never run.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from lossdrill.submission import HEADER_MARK

LETTERS, ORDER, TEXT = "set()", "[]", '""'
"""How a stub leaves what is to be letters, a list, or text."""

_OPTION = re.compile(r"\s*([a-z])\. ")
_QUOTED = re.compile(r'"([^"\n]*)"')
_NUMBER = re.compile(r"\d+")


class Blank(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the file that the learner gives."""

    name: str
    key: str = ""
    """Of a cell of a table; empty where the name holds the value itself."""
    text: str
    """What stands there."""
    start: int
    end: int
    """From which byte of the file to which."""
    above: tuple[str, ...] = ()
    """The lines since the blank before it, comments without their sign."""
    beside: str = ""
    """The comment at the end of its line."""
    letters: tuple[str, ...] = ()
    """Of the options that were listed last."""
    words: tuple[str, ...] = ()
    """What may be answered, where that is said of it, or of the cells it stands with."""

    @property
    def title(self) -> str:
        return self.key or self.name


def blanks(source: str, names: Sequence[str]) -> tuple[Blank, ...]:
    """In the order of the file; none where one of the names is no value that can be filled in."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return ()
    lines = _Lines(source, tree, names)
    found: list[Blank] = []
    for name, statement in _answers(tree, names):
        cells = list(_cells(statement))
        keys = [key for key, _ in cells]
        headed: dict[str, tuple[str, ...]] = {}
        for place, (key, node) in enumerate(cells):
            above = lines.above(node.lineno)
            if key == keys[0] and len(keys) > 1:
                above, headed = _by_heading(above, keys)
            if key in headed:
                above = (*above, *([""] if above else []), *headed[key])
            beside = lines.comments.get(node.lineno, "")
            before = found[-1] if found else None
            start, end = lines.span(node)
            found.append(
                Blank(
                    name=name,
                    key=key,
                    text=source.encode()[start:end].decode(),
                    start=start,
                    end=end,
                    above=above,
                    beside=beside,
                    letters=_letters(above) or (before.letters if before else ()),
                    words=_words(above, beside, key, found[len(found) - place :]),
                )
            )
    return tuple(found) if {each.name for each in found} == set(names) else ()


def filled(source: str, written: Mapping[Blank, str]) -> str:
    """The file with these texts in the place of what stands in its blanks."""
    data = source.encode()
    for blank, text in sorted(written.items(), key=lambda each: -each[0].start):
        data = data[: blank.start] + text.encode() + data[blank.end :]
    return data.decode()


def given_names(source: str, names: Sequence[str]) -> frozenset[str]:
    """What the file binds beside the answers: the numbers to work with."""
    tree = ast.parse(source)
    stored = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return frozenset(node.id for node in stored if isinstance(node.ctx, ast.Store)) - set(names)


def quoted_words(source: str) -> tuple[str, ...]:
    """All that the comments of a file name in quotes, single letters aside."""
    return _quoted("\n".join(text for _, text, _ in _comments(source)))


class _Lines:
    """The lines of a file as someone reads them in order, from one blank to the next."""

    def __init__(self, source: str, tree: ast.Module, names: Sequence[str]) -> None:
        self._lines = source.split("\n")
        starts = [0]
        for line in self._lines:
            starts.append(starts[-1] + len(line.encode()) + 1)
        self._starts = starts
        self.comments: dict[int, str] = {}
        self._shown = dict(enumerate(self._lines, start=1))
        for statement in (*_docstring(tree), *(each for _, each in _answers(tree, names))):
            for number in range(statement.lineno, (statement.end_lineno or 0) + 1):
                self._shown.pop(number, None)
        for number, text, alone in _comments(source):
            if alone:
                self._shown[number] = text
            else:
                self.comments[number] = text.strip()
        if self._lines[0].startswith(HEADER_MARK):
            del self._shown[1]
        self._read = 0

    def above(self, line: int) -> tuple[str, ...]:
        between = range(self._read + 1, line)
        self._read = max(self._read, line)
        return _trimmed([self._shown[each].rstrip() for each in between if each in self._shown])

    def span(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None  # noqa: S101 - true of what was parsed
        assert node.end_col_offset is not None  # noqa: S101 - likewise
        first, last = self._starts[node.lineno - 1], self._starts[node.end_lineno - 1]
        return first + node.col_offset, last + node.end_col_offset


def _comments(source: str) -> Iterator[tuple[int, str, bool]]:
    """Line, text without the sign, and whether it has a line to itself."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            alone = token.line.lstrip().startswith("#")
            yield token.start[0], token.string[1:].removeprefix(" "), alone


def _docstring(tree: ast.Module) -> list[ast.stmt]:
    return tree.body[:1] if ast.get_docstring(tree) is not None else []


def _answers(tree: ast.Module, names: Sequence[str]) -> Iterator[tuple[str, ast.Assign]]:
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)]) if name in names:
                yield name, statement


def _cells(statement: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    match statement.value:
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, value
        case value:
            yield "", value


def _by_heading(
    above: Sequence[str], keys: Sequence[str]
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """What stands before all headings that are keys of the table, and what below each of them."""
    heading = ""
    parts: dict[str, tuple[str, ...]] = {}
    headings = [heading := line.strip() if line.strip() in keys else heading for line in above]
    for key, lines in groupby(zip(headings, above, strict=True), key=lambda each: each[0]):
        parts[key] = _trimmed([line for _, line in lines if not key or line.strip() != key])
    return parts.pop("", ()), parts


def _trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    """Without blank lines at either end, and none after another."""
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return tuple(text.split("\n")) if text else ()


def _letters(above: Sequence[str]) -> tuple[str, ...]:
    found = (_OPTION.match(line) for line in above)
    return tuple(each[1] for each in found if each)


def _words(above: Sequence[str], beside: str, key: str, before: Sequence[Blank]) -> tuple[str, ...]:
    """What its comment names in quotes; without one, what is said of a cell that differs in its
    number alone, or else of the one before.
    """
    if beside or above:
        return _quoted(beside or "\n".join(above))
    if not before or not key:
        return ()
    like = [each for each in before if _NUMBER.sub("", each.key) == _NUMBER.sub("", key)]
    return (like or before)[-1].words


def _quoted(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in _QUOTED.findall(text) if len(word) > 1))
