"""The formula judge: is a typed formula the derivative of the loss, and if not, what is different?

What is right follows from the definition of the loss (`derivations`); how formulas are read and
compared is the business of `lossdrill.formula`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from msgspec import structs

from lossdrill.errors import PackError
from lossdrill.formula import Comparison, Expected, Mistake, Variable, compare
from lossdrill.formula.variables import Abbreviation
from lossdrill.judging.cases import describe
from lossdrill.judging.derivations import Derivation
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.solution import Answer
from lossdrill.judging.variant import Variant
from lossdrill.model import Check, Diagnosis, Exercise, Reading
from lossdrill.sandbox import wire
from lossdrill.sandbox.wire import Call

NO_FORMULA = frozenset({"empty", "not-text"})
"""Diagnoses of what is no formula at all; their sentences say the name."""
_NO_ALIASES: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_LOST_BACKSLASH = frozenset("\a\b\f\v\t\r")
r"""What Python makes of \a, \b, \f, \v, \t and \r, with which LaTeX commands begin."""


@dataclass(frozen=True)
class Asked:
    """One formula of a file: what is right, in which variables, and what people answer."""

    derivation: Derivation
    variables: tuple[Variable | Abbreviation, ...]
    right: tuple[str, ...]
    """In different spellings, the one that is shown as the solution first."""
    mistakes: tuple[Mistake, ...]

    @property
    def expected(self) -> Expected:
        derivation = self.derivation
        return Expected(
            derivation.formula,
            derivation.loss,
            derivation.regions,
            self.mistakes,
            subgradients=not derivation.twice,
        )

    def compare(self, formula: str) -> Comparison:
        """Raises `PackError` when what is expected is not sound."""
        found = compare(formula, self.expected, self.variables)
        if found.status == "fault":
            raise PackError(f"{self.derivation.formula}: {found.fault}")
        return found


@dataclass(frozen=True)
class FormulaJudge:
    """Reads one name of the file for each formula that is asked for. Nothing is drawn: a formula
    is right or wrong in every variant alike.
    """

    asked: Mapping[str, Asked]

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:  # noqa: ARG002 - nothing is drawn
        answers = ask([Call(name) for name in self.asked])
        pairs = zip(self.asked.items(), answers, strict=True)
        return self._joined({name: _ruling(name, one, answer) for (name, one), answer in pairs})

    def _joined(self, rulings: Mapping[str, Ruling]) -> Ruling:
        """One ruling for all: refused if one was not read, and else the share that is right."""
        parts = [
            _of_part(name, ruling) if len(rulings) > 1 else ruling
            for name, ruling in rulings.items()
        ]
        unread = [part for part in parts if part.status == "not_run"]
        wrong = [part for part in parts if part.status == "wrong"]
        worst = (unread or wrong or parts)[0]
        return structs.replace(
            worst,
            score=0.0 if unread else sum(part.score for part in parts) / len(parts),
            checks=() if unread else tuple(check for part in parts for check in part.checks),
            diagnoses=tuple(found for part in (unread or parts) for found in part.diagnoses),
            notes=tuple(note for part in parts for note in part.notes),
            read_as=tuple(reading for part in parts for reading in part.read_as),
        )

    def written_answers(
        self,
        exercise: Exercise,  # noqa: ARG002 - the names are known here
        variant: Variant,  # noqa: ARG002 - nothing is drawn
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """Right answers and mistakes as files; beside a mistake, the other formulas are right."""
        solution = {name: one.right[0] for name, one in self.asked.items()}
        spellings = max(len(one.right) for one in self.asked.values())
        right = []
        for place in range(spellings):
            formulas = {name: one.right[place % len(one.right)] for name, one in self.asked.items()}
            title = "reference" if place == 0 else f"spelling {place + 1}"
            right.append(Answer(title, "", written(formulas)))
        wrong = [
            Answer(mistake.id, mistake.message, written({**solution, name: str(mistake.formula)}))
            for name, one in self.asked.items()
            for mistake in one.mistakes
        ]
        return tuple(right), tuple(wrong)


def formula(
    derivation: Derivation,
    *,
    variables: Sequence[Variable],
    right: Sequence[str],
    mistakes: Sequence[Mistake],
    aliases: Mapping[str, tuple[str, ...]] = _NO_ALIASES,
) -> FormulaJudge:
    """A judge for one formula, `answer`. The arguments are those of `asked`."""
    return formulas(
        answer=asked(
            derivation, variables=variables, right=right, mistakes=mistakes, aliases=aliases
        )
    )


def formulas(**parts: Asked) -> FormulaJudge:
    """A judge for several formulas, each under its own name in the file; all must be right."""
    return FormulaJudge(parts)


def asked(
    derivation: Derivation,
    *,
    variables: Sequence[Variable],
    right: Sequence[str],
    mistakes: Sequence[Mistake],
    aliases: Mapping[str, tuple[str, ...]] = _NO_ALIASES,
) -> Asked:
    """One formula that is asked for.

    Args:
        derivation: what is right.
        variables: what it may be written in, with domains; the names of the derivation come on top.
        right: right answers in different spellings.
        mistakes: wrong answers that people give; of two with the same id the later one holds.
        aliases: further spellings for the names of the derivation.
    """
    names = tuple(
        replace(name, aliases=(*name.aliases, *aliases.get(name.name, ())))
        for name in derivation.names
    )
    by_id = {mistake.id: mistake for mistake in mistakes}
    return Asked(derivation, (*variables, *names), tuple(right), tuple(by_id.values()))


def mistake(identifier: str, formula: str, sentence: str) -> Mistake:
    """A wrong answer that people give, and what to tell them."""
    return Mistake(identifier, formula, sentence)


def written(formulas: Mapping[str, str]) -> str:
    """The file that answers with these formulas."""
    return "".join(f"{name} = {_literal(text)}\n" for name, text in formulas.items())


def _literal(text: str) -> str:
    """With double quotes, and raw where there is a backslash."""
    if '"' in text or text.endswith("\\") or not text.isprintable():
        return repr(text)
    return f'r"{text}"' if "\\" in text else f'"{text}"'


def _ruling(name: str, one: Asked, answer: wire.Answer) -> Ruling:
    if not isinstance(answer.value, str):
        came = describe(answer)
        return _unread(f"`{name}` is {came}; give the formula as text, between quotes.", "not-text")
    if not answer.value.strip():
        message = f"`{name}` is still empty; write the formula between the quotes."
        return _unread(message, "empty")
    found = one.compare(answer.value)
    readings = (Reading(name=name, text=found.read_as, mathml=found.mathml),)
    if found.status == "refused":
        return Ruling(
            status="not_run",
            score=0.0,
            reason="refused",
            diagnoses=(_refused(found, answer.value),),
            read_as=readings if found.read_as else (),
        )
    right = found.status == "equal"
    return Ruling(
        status="pass" if right else "wrong",
        score=float(right),
        reason=None if right else found.by or "value",
        checks=(_check(passed=right, detail=f"at {found.points} points" if right else ""),),
        diagnoses=found.diagnoses,
        counterexample=found.counterexample,
        notes=found.notes,
        read_as=readings,
    )


def _unread(message: str, identifier: str) -> Ruling:
    """There is no formula to compare."""
    return Ruling(
        status="wrong",
        score=0.0,
        reason="value",
        checks=(_check(passed=False),),
        diagnoses=(Diagnosis(id=identifier, kind="run", message=message),),
    )


def _refused(found: Comparison, text: str) -> Diagnosis:
    """The sentence, and below it the place."""
    refusal = found.refusal
    assert refusal is not None  # noqa: S101 - as the status says
    message = refusal.message
    if _LOST_BACKSLASH & set(text):
        message += ' If this is LaTeX, put an r before the quotes: r"\\frac{a}{b}".'
    return Diagnosis(id="refused", kind="run", message=f"{message}\n{refusal.caret}")


def _check(*, passed: bool, detail: str = "") -> Check:
    return Check(id="formula", title="equals the right formula", passed=passed, detail=detail)


def _of_part(name: str, ruling: Ruling) -> Ruling:
    """The ruling with the name of its formula wherever something is said."""
    return structs.replace(
        ruling,
        checks=tuple(
            Check(
                id=f"{check.id}-{name}",
                title=f"{name} {check.title}",
                passed=check.passed,
                detail=check.detail,
            )
            for check in ruling.checks
        ),
        diagnoses=tuple(
            found
            if found.id in NO_FORMULA
            else Diagnosis(id=found.id, kind=found.kind, message=f"{name}: {found.message}")
            for found in ruling.diagnoses
        ),
        notes=tuple(f"{name}: {note}" for note in ruling.notes),
    )
