"""Several judges for one file: an exercise with several parts, which are asked in one run."""

import ast
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from lossdrill.judging.protocol import Ask, Judge, Ruling
from lossdrill.judging.solution import Answer
from lossdrill.judging.variant import Variant
from lossdrill.model import DONE, Check, Diagnosis
from lossdrill.sandbox import wire
from lossdrill.sandbox.wire import Call


class AllOf(Struct, frozen=True, eq=False):
    """All parts must be right; each earns the same. A part's name stands before what is said of it.

    The parts bind different names in the file. What a part hands out stands in the stub at
    `# OPTIONS of PART` or `# GIVEN of PART`.
    """

    parts: Mapping[str, Any]

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        calls = {name: first_question(judge, variant) for name, judge in self.parts.items()}
        answers = list(ask([call for each in calls.values() for call in each]))
        rulings = {}
        for name, judge in self.parts.items():
            own = [answers.pop(0) for _ in calls[name]]
            rulings[name] = _of_part(name, judge(_answered(own, ask), variant))
        return _joined(list(rulings.values()))

    def joined(
        self, each: Mapping[str, tuple[Sequence[Answer], Sequence[Answer]]]
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """Right answers and mistakes of each part as whole files; beside a mistake the other parts
        are right.
        """
        first = {name: right[0].source for name, (right, _) in each.items()}
        most = max(len(right) for right, _ in each.values())
        answers = tuple(
            _file({name: right[place % len(right)] for name, (right, _) in each.items()})
            for place in range(most)
        )
        mistakes = tuple(
            Answer(mistake.name, mistake.note, _source({**first, name: mistake.source}))
            for name, (_, wrong) in each.items()
            for mistake in wrong
        )
        return answers, mistakes

    def with_answers(self, give: Callable[[Judge, str], Judge]) -> "AllOf":
        """The same parts, each given what its solution file holds for it."""
        return replace(self, parts={name: give(judge, name) for name, judge in self.parts.items()})


def all_of(**parts: Judge) -> AllOf:
    """A judge for an exercise with several parts.

    Args:
        parts: by a word that stands before what is said of each: "table", "witness". In the
            solution file `part=` of an answer says to which it belongs, where that does not follow.
    """
    return AllOf(parts)


def judges_in(judge: Judge) -> tuple[Judge, ...]:
    """The parts, or the judge itself where it is only one."""
    return tuple(judge.parts.values()) if isinstance(judge, AllOf) else (judge,)


class _Asked(Exception):
    def __init__(self, calls: Sequence[Call]) -> None:
        super().__init__()
        self.calls = calls


def first_question(judge: Judge, variant: Variant) -> Sequence[Call]:
    """What a judge asks before it knows anything: the same each time, as judges are pure."""

    def ask(calls: Sequence[Call]) -> Sequence[wire.Answer]:
        raise _Asked(calls)

    try:
        judge(ask, variant)
    except _Asked as asked:
        return asked.calls
    return ()


def _answered(answers: Sequence[wire.Answer], ask: Ask) -> Ask:
    """Answers the first question with what is known, and passes on any other."""
    waiting = [answers]
    return lambda calls: waiting.pop() if waiting else ask(calls)


def _joined(rulings: Sequence[Ruling]) -> Ruling:
    """One ruling for all: that of the first part that is not done, and the share that is right."""
    waiting = [ruling for ruling in rulings if ruling.status not in DONE]
    refused = [ruling for ruling in waiting if ruling.status == "not_run"]
    passing = [ruling for ruling in rulings if ruling.status == "pass"]
    first = (refused or waiting or passing or rulings)[0]
    scored = [ruling for ruling in rulings if ruling.status != "unscored"]
    score = sum(ruling.score for ruling in scored) / max(1, len(scored))
    return replace(
        first,
        score=0.0 if refused else round(score, 4),
        checks=tuple(check for ruling in rulings for check in ruling.checks),
        diagnoses=tuple(found for ruling in (refused or rulings) for found in ruling.diagnoses),
        notes=tuple(note for ruling in rulings for note in ruling.notes),
        read_as=tuple(reading for ruling in rulings for reading in ruling.read_as),
    )


def _of_part(name: str, ruling: Ruling) -> Ruling:
    """With the part's name wherever something is said."""
    return replace(
        ruling,
        checks=tuple(
            Check(
                id=f"{name}-{check.id}",
                title=f"{name}: {check.title}",
                passed=check.passed,
                detail=check.detail,
            )
            for check in ruling.checks
        ),
        diagnoses=tuple(
            Diagnosis(id=found.id, kind=found.kind, message=f"{name}: {found.message}")
            for found in ruling.diagnoses
        ),
        notes=tuple(f"{name}: {note}" for note in ruling.notes),
    )


def _file(answers: Mapping[str, Answer]) -> Answer:
    notes = [f"{name}: {answer.note}" for name, answer in answers.items() if answer.note]
    sources = {name: answer.source for name, answer in answers.items()}
    return Answer(next(iter(answers.values())).name, "\n".join(notes), _source(sources))


def _source(sources: Mapping[str, str]) -> str:
    """One file of several: imports at its top, and what two parts share only once."""
    imports: dict[str, None] = {}
    parts: list[str] = []
    known: set[str] = set()
    for source in sources.values():
        statements = _statements(source)
        imports |= dict.fromkeys(text for _, text, imported in statements if imported)
        own = [each for each in statements if not each.imported and each.text not in known]
        known |= {each.text for each in own}
        parts.append("".join(each.gap + each.text for each in own).strip("\n"))
    head = ["\n".join(imports)] if imports else []
    return "\n\n\n".join([*head, *filter(None, parts)]) + "\n"


class _Statement(NamedTuple):
    gap: str
    """Blank lines and comments above it."""
    text: str
    imported: bool


@lru_cache(maxsize=512)
def _statements(source: str) -> tuple[_Statement, ...]:
    """Those of the top level, in whole lines."""
    lines = source.splitlines(keepends=True)
    found = []
    end = 0
    for node in ast.parse(source).body:
        marks = getattr(node, "decorator_list", [])
        begin = min(part.lineno for part in (node, *marks)) - 1
        last = node.end_lineno or node.lineno
        imported = isinstance(node, ast.Import | ast.ImportFrom)
        text = "".join(lines[begin:last]).rstrip("\n")
        found.append(_Statement("".join(lines[end:begin]), text + "\n" * (not imported), imported))
        end = last
    return tuple(found)
