"""The values judge: a table of numbers, sets, words and orders, cell by cell; what is given is
drawn per variant. What a cell accepts is in `cells`.
"""

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from msgspec import Struct

from lossdrill.judging import given as giving
from lossdrill.judging.cases import describe
from lossdrill.judging.cells.cell import Cell
from lossdrill.judging.cells.numbers import Number
from lossdrill.judging.cells.words import Word
from lossdrill.judging.given import Drawing, Given, given_in
from lossdrill.judging.numbers import literal
from lossdrill.judging.plain import plain
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.solution import Answer, Mistake, Right
from lossdrill.judging.table import ALONE, Drawn, Table, cells_of, computed, table_of
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS, Check, Diagnosis, Exercise
from lossdrill.sandbox import wire
from lossdrill.sandbox.outside.failures import plain_text
from lossdrill.sandbox.wire import Call

NAME = "answer"
LONGEST_SHOWN = 60
MOST_KEYS = 8


class ValuesJudge(Struct, frozen=True, eq=False, dict=True):
    """Judges the name `answer`: a dict with a cell for each key, or a single value.

    `right(**given)` returns the cells, or the cell. The mistakes of the solution file return plain
    values, of the cells that they get wrong; its other right answers return plain values of all.
    """

    right: Callable[..., Table | Cell]
    drawing: Drawing
    mistakes: tuple[Mistake, ...] = ()
    others: tuple[Right, ...] = ()

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        drawn = self.drawn(variant)
        answer = ask([Call(NAME)])[0]
        values, trouble = _read(answer, drawn.table)
        if trouble is not None:
            return _refused(trouble)
        marks = {key: cell.share(values[key]) for key, cell in drawn.table.items()}
        checks = tuple(
            Check(
                id=f"cell-{_slug(key)}",
                title=key or "the answer",
                passed=mark == 1.0,
                detail=_detail(values[key]) if mark < 1.0 else "",
            )
            for key, mark in marks.items()
        )
        if all(mark == 1.0 for mark in marks.values()):
            return Ruling(status="pass", score=1.0, checks=checks, notes=self._notes(drawn))
        return Ruling(
            status="wrong",
            score=drawn.score(marks),
            reason="value",
            checks=checks,
            diagnoses=self._diagnoses(drawn, values, marks, variant),
        )

    def drawn(self, variant: Variant) -> Drawn:
        """What this variant gives, and what is right there."""
        if variant not in self._known:
            given = given_in(self.drawing, variant)
            self._known[variant] = Drawn(given, table_of(computed(self.right, given)))
        return self._known[variant]

    def handout(self, variant: Variant) -> list[str]:
        """What is given, as lines of Python for the file that is handed out."""
        return giving.lines(given_in(self.drawing, variant))

    def trivial(self, variant: Variant) -> tuple[Answer, ...]:
        """Files whose cells are all filled alike, by someone who knows nothing."""
        drawn = self.drawn(variant)
        known = giving.numbers(drawn.given)
        guesses = {key: cell.guesses(known) for key, cell in drawn.table.items()}
        most = max(map(len, guesses.values()))
        filled = [
            {key: each[place % len(each)] for key, each in guesses.items()} for place in range(most)
        ]
        return tuple(Answer(f"guess {n}", "", _file({}, each)) for n, each in enumerate(filled))

    def written_answers(
        self,
        exercise: Exercise,  # noqa: ARG002 - the name is always `answer`
        variant: Variant,
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """Right answers and mistakes as files; beside a mistake the other cells are right."""
        drawn = self.drawn(variant)
        solution = {key: cell.solution for key, cell in drawn.table.items()}
        right = [Answer("reference", self.working, _file(drawn.given, solution))]
        for other in self.others:
            note = inspect.getdoc(other.function) or ""
            filled = solution | cells_of(computed(other.function, drawn.given))
            right.append(Answer(_words(other.function), note, _file(drawn.given, filled)))
        wrong = [
            Answer(
                each.id,
                each.sentence,
                _file(drawn.given, solution | cells_of(computed(each.function, drawn.given))),
            )
            for each in self.mistakes
        ]
        wrong += [
            Answer(
                _own_id(key),
                cell.because,
                _file(drawn.given, solution | {key: cell.another}),
            )
            for key, cell in drawn.table.items()
            if isinstance(cell, Word | Number) and cell.because
        ]
        return tuple(right), tuple(wrong)

    @cached_property
    def _known(self) -> dict[Variant, Drawn]:
        """What was drawn: whether a file answers another variant is asked of all of them."""
        return {}

    @cached_property
    def working(self) -> str:
        """How the right values come about, in words."""
        return inspect.getdoc(self.right) or ""

    def _notes(self, drawn: Drawn) -> tuple[str, ...]:
        working = (" ".join(self.working.split()),) if self.working else ()
        return (*drawn.remarks, *working)

    def _diagnoses(
        self,
        drawn: Drawn,
        values: Mapping[str, Any],
        marks: Mapping[str, float],
        variant: Variant,
    ) -> tuple[Diagnosis, ...]:
        wrong = [key for key, mark in marks.items() if mark < 1.0 and not _is_empty(values[key])]
        if not wrong:
            return (_unfilled(values),)
        found, explained = self._mistakes_in(drawn, values, wrong)
        if not explained and (other := self._other_variant(values, wrong, variant)):
            return (other,)
        sizes = giving.sizes(drawn.given)
        for key in wrong:
            if key not in explained:
                found += _said_of(key, drawn.table[key], values[key], sizes)
        return tuple(found)

    def _mistakes_in(
        self, drawn: Drawn, values: Mapping[str, Any], wrong: Sequence[str]
    ) -> tuple[list[Diagnosis], set[str]]:
        """The mistakes that give what stands in the wrong cells, and the cells they explain. Those
        come first that were made wherever they can be, and of these the ones that explain most.
        """
        matching: list[tuple[bool, int, Mistake, list[str]]] = []
        for mistake in self.mistakes:
            made = cells_of(computed(mistake.function, drawn.given))
            at = [key for key in made if key in wrong]
            if at and all(drawn.table[key].same(values[key], made[key]) for key in at):
                matching.append((len(at) < len(made), -len(at), mistake, at))
        found: list[Diagnosis] = []
        explained: set[str] = set()
        for *_, mistake, at in sorted(matching, key=lambda match: match[:2]):
            if not explained & set(at):
                explained |= set(at)
                where = f"{', '.join(at)}: " if len(drawn.table) > 1 else ""
                message = f"{where}{mistake.sentence}"
                found.append(Diagnosis(id=mistake.id, kind="mistake", message=message))
        return found, explained

    def _other_variant(
        self, values: Mapping[str, Any], wrong: Sequence[str], variant: Variant
    ) -> Diagnosis | None:
        """Whether everything would be right for other given numbers: then the file is another's.
        What is wrong here is looked at first, as it is likely to be wrong there too.
        """
        keys = dict.fromkeys([*wrong, *values])
        for number in range(VARIANTS):
            table = self.drawn(Variant(variant.exercise, number)).table
            if len(table) == len(keys) and all(
                key in table and table[key].share(values[key]) == 1.0 for key in keys
            ):
                given = giving.shown(self.drawn(variant).given)
                return Diagnosis(
                    id="another-variant",
                    kind="generic",
                    message=f"All of this is right for the numbers of variant {number}; this is "
                    f"variant {variant.number}, which gives {given}.",
                )
        return None


def values(right: Callable[..., Table | Cell], *, given: Drawing = giving.nothing) -> ValuesJudge:
    """A judge for values to predict, to fill in or to put in order.

    Args:
        right: takes what is given, by name, and returns the cells by key; or one cell, where
            `answer` is a single value. Its docstring is the working, shown once all is right.
        given: draws what the exercise gives; left out where nothing is drawn.
    """
    return ValuesJudge(right, given)


def _read(answer: wire.Answer, table: Table) -> tuple[dict[str, Any], str | None]:
    """The value of each cell, or what is wrong with the answer as a whole."""
    if answer.unsupported is not None:
        return {}, f"`{NAME}` holds {describe(answer)}; give numbers, text, lists and tuples."
    if ALONE in table:
        return {ALONE: answer.value}, None
    keys = _listed(list(table))
    if not isinstance(answer.value, dict):
        return {}, f"`{NAME}` is {describe(answer)}; give a dict with the keys {keys}."
    missing = [key for key in table if key not in answer.value]
    if missing:
        extra = [plain_text(key) for key in answer.value if key not in table]
        near = get_close_matches(missing[0], extra, n=1)
        instead = f" (it has {literal(near[0])})" if near else ""
        return {}, f"`{NAME}` has no key {literal(missing[0])}{instead}; its keys are {keys}."
    return {key: answer.value[key] for key in table}, None


def _listed(keys: Sequence[str]) -> str:
    """All of them, or how many they are and which come first."""
    shown = ", ".join(map(literal, keys[:MOST_KEYS]))
    return shown if len(keys) <= MOST_KEYS else f"{shown}, … ({len(keys)} in all)"


def _refused(message: str) -> Ruling:
    return Ruling(
        status="wrong",
        score=0.0,
        reason="value",
        diagnoses=(Diagnosis(id="not-a-table", kind="generic", message=message),),
    )


def _unfilled(values: Mapping[str, Any]) -> Diagnosis:
    """Nothing that is filled in is wrong."""
    empty = [key for key, value in values.items() if _is_empty(value)]
    if ALONE in empty:
        message = f"`{NAME}` is still empty; give what the exercise asks for."
    elif len(empty) == len(values):
        message = f"Nothing is filled in yet: give each cell of `{NAME}` its value."
    else:
        more = f", … ({len(empty)} in all)" if len(empty) > MOST_KEYS else ""
        message = f"What is filled in is right; still empty: {', '.join(empty[:MOST_KEYS])}{more}."
    return Diagnosis(id="unfilled", kind="generic", message=message)


def _said_of(key: str, cell: Cell, value: Any, sizes: Mapping[str, int]) -> list[Diagnosis]:
    place = f"`{NAME}[{literal(key)}]`" if key else f"`{NAME}`"
    trouble = cell.trouble(value)
    if trouble is not None:
        return [Diagnosis(id="wrong-form", kind="generic", message=f"{place} {trouble}.")]
    if isinstance(cell, Word | Number) and cell.because:
        where = f"{key}: " if key else ""
        return [Diagnosis(id=_own_id(key), kind="mistake", message=f"{where}{cell.because}")]
    said = cell.near(value, sizes)
    if said is not None:
        return [Diagnosis(id=said.id, kind="generic", message=f"{place} {said.message}.")]
    return []


def _is_empty(value: Any) -> bool:
    """As it is in the stub. An empty tuple or set may be an answer: that there is nothing."""
    return value is None or (isinstance(value, str | list) and not value)


def _detail(value: Any) -> str:
    """What stands there, short enough for a line."""
    if _is_empty(value):
        return "still empty"
    text = plain_text(str(plain(value)))
    return f"yours {text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + '…'}"


def _slug(key: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", key.lower()))


def _own_id(key: str) -> str:
    """Of the diagnosis that a cell carries itself."""
    return f"cell-{_slug(key)}" if key else "wrong"


def _words(function: Callable[..., Any]) -> str:
    return function.__name__.replace("_", " ")


def _file(given: Given, values: Mapping[str, Any]) -> str:
    """The file that answers with these values."""
    if ALONE in values:
        answer = f"{NAME} = {literal(values[ALONE])}"
    else:
        cells = "".join(f"    {literal(key)}: {literal(value)},\n" for key, value in values.items())
        answer = f"{NAME} = {{\n{cells}}}"
    return "\n".join([*giving.lines(given), answer]) + "\n"
