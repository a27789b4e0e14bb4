"""What is said of a result that is wrong: the form, known mistakes, and what shows in a part."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Protocol

import numpy as np

from lossdrill.judging.cases import Case, describe
from lossdrill.judging.diagnosis.factors import constant, ratios_of
from lossdrill.judging.expected import digits, largest
from lossdrill.judging.measures import shown
from lossdrill.judging.numbers import literal
from lossdrill.judging.plain import plain
from lossdrill.judging.points.point import Point
from lossdrill.judging.result_parts import Kept, Tried, parts_of
from lossdrill.judging.solution import Mistake
from lossdrill.model import Counterexample, Diagnosis, Plain, Reason
from lossdrill.sandbox.outside import failures
from lossdrill.sandbox.outside.failures import plain_text

MOST_SHOWN = 4
"""Parts that are told one by one."""
NEARLY = 1e-3
"""Of the scale: a part that is never further off is right but for its digits."""


class Judging(Protocol):
    """The part of the judge that this needs."""

    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def mistakes(self) -> tuple[Mistake, ...]: ...
    @property
    def argument_names(self) -> tuple[str, ...]: ...
    @property
    def alike(self) -> float: ...
    def made(self, mistake: Mistake, point: Point) -> Tried: ...
    def same(self, one: Case, other: Case, within: float) -> bool: ...


def diagnoses(
    judge: Judging, tried: Sequence[Tried], failing: Sequence[Tried]
) -> tuple[Diagnosis, ...]:
    """Most specific first; one sentence for each part that no mistake explains."""
    if not failing:
        return ()
    first = failing[0]
    if first.answer.raised is not None:
        message = f"Your function raises {failures.describe(first.answer.raised)}."
        return (Diagnosis(id="raised", kind="run", message=message),)
    found, explained = _mistakes(judge, tried)
    if not found and first.missing:
        return (_of_form(judge, first),)
    wrong = [part for part in first.cases if any(part in one.wrong for one in failing)]
    left = [part for part in wrong if part not in explained]
    found += [_of_part(judge, part, tried) for part in left[:MOST_SHOWN]]
    if len(left) > MOST_SHOWN:
        found.append(_generic("more", f"Wrong besides: {', '.join(left[MOST_SHOWN:])}."))
    return tuple(found)


def counterexample(judge: Judging, tried: Tried) -> Counterexample:
    """Some parts that are wrong, beside what they should be."""
    inputs = zip(judge.argument_names, tried.point.arguments, strict=True)
    some = dict([*tried.wrong.items()][:MOST_SHOWN])
    there = {part: case for part, case in some.items() if part not in tried.missing}
    return Counterexample(
        inputs={name: plain(value) for name, value in inputs},
        yours={part: _yours(case) for part, case in there.items()}
        if tried.has_parts
        else describe(tried.answer),
        expected={part: _asked(case) for part, case in some.items()},
    )


def reason(failing: Sequence[Tried], breach: Diagnosis | None) -> Reason:
    """The property that failed first."""
    reasons: tuple[Reason, ...] = ("raised", "shape", "nan", "value")
    for one in reasons:
        if any(case.fails == one for tried in failing for case in tried.wrong.values()):
            return one
    return "mutated" if breach is not None and breach.id == "mutated" else "nondeterministic"


def mutated(name: str) -> Diagnosis:
    message = f"Your function changes the caller's {name}: work on a copy, {name}.copy()."
    return Diagnosis(id="mutated", kind="contract", message=message)


def nondeterministic() -> Diagnosis:
    return Diagnosis(
        id="nondeterministic",
        kind="contract",
        message="The same call gave two different answers: look for random numbers, or for "
        "something that is remembered between calls.",
    )


def _mistakes(judge: Judging, tried: Sequence[Tried]) -> tuple[list[Diagnosis], set[str]]:
    """The mistakes that give what stands in the wrong parts, and the parts they explain. Those come
    first that were made wherever they can be, and of these the ones that explain most.
    """
    wrong = {part for one in tried for part in one.wrong}
    matching = []
    for mistake in judge.mistakes:
        made = [judge.made(mistake, one.point) for one in tried]
        makes = {part for one in made for part in one.wrong}
        at = makes & wrong
        if at and all(
            judge.same(one.cases[part], other.cases[part], judge.alike)
            for one, other in zip(tried, made, strict=True)
            for part in at
        ):
            matching.append((len(at) < len(makes), -len(at), mistake, at))
    found: list[Diagnosis] = []
    explained: set[str] = set()
    for *_, mistake, at in sorted(matching, key=lambda match: match[:2]):
        if not explained & at:
            explained |= at
            found.append(Diagnosis(id=mistake.id, kind="mistake", message=mistake.sentence))
    return found, explained


def _of_form(judge: Judging, tried: Tried) -> Diagnosis:
    """What came back has not all the parts."""
    came = describe(tried.answer)
    if judge.names:
        asked = f"({', '.join(judge.names)})"
        if isinstance(tried.answer.value, list | tuple):
            came = f"{len(tried.answer.value)} results"
        return _generic("form", f"Your function returns {came}; asked for: the tuple {asked}.")
    keys = ", ".join(map(_key, [*tried.cases][:MOST_SHOWN]))
    if len(tried.cases) > MOST_SHOWN:
        keys += f" and {len(tried.cases) - MOST_SHOWN} more"
    if not isinstance(tried.answer.value, dict):
        return _generic("form", f"Your function returns {came}; asked for: a dict with {keys}.")
    missing = tried.missing[0]
    extra = [plain_text(key) for key in parts_of(tried.answer.value, ()) if key not in tried.cases]
    near = get_close_matches(missing, extra, n=1)
    instead = f" (it has {_key(near[0])})" if near else ""
    asked = f"; asked for: {keys}" if 2 * len(tried.missing) > len(tried.cases) else ""
    return _generic("form", f"The dict has no {_key(missing)}{instead}{asked}.")


def _key(part: str) -> str:
    """As the dict has it: an arrow leads from a key into the dict below it."""
    return " → ".join(map(literal, part.split(".")))


def _of_part(judge: Judging, part: str, tried: Sequence[Tried]) -> Diagnosis:
    """What shows in one part, in the shortest call where it is wrong."""
    failing = [one for one in tried if part in one.wrong]
    shortest = min(failing, key=lambda one: one.point.length)
    case, about = shortest.cases[part], shortest.point.about
    if case.fails == "raised":
        return _generic("raised-there", f"Your function raises an error ({about}).")
    if part in shortest.missing:
        return _generic("missing", f"`{part}` is missing ({about}).")
    if case.fails == "shape":
        shape = np.shape(case.expected.value)
        wanted = f"an array of shape {shape}" if shape else "a number"
        came = describe(case.answer)
        return _generic("shape", f"`{part}` is {came}; asked for: {wanted} ({about}).")
    if case.fails == "nan":
        return _generic("nan", f"`{part}` is not finite ({about}).")
    if isinstance(case.expected, Kept):
        measure, measured = case.expected.measure, case.expected.measured
        return _generic(
            "measure",
            f"`{part}`: {measure.sentence} Measured: {shown(measured or 0.0)}; asked for: at most "
            f"{shown(measure.at_most)} ({about}).",
        )
    factor = constant(ratios_of(_sized(judge, part, tried)))
    if factor is not None:
        message = factor.message[0].lower() + factor.message[1:]
        return Diagnosis(id=factor.id, kind="generic", message=f"`{part}` is {message}")
    worst = max(failing, key=lambda one: one.cases[part].error).cases[part]
    if worst.error < NEARLY:
        has, needs = digits(worst.error), digits(worst.point.rtol)
        return _generic("few-digits", f"`{part}` is right to {has} digits, and {needs} are needed.")
    if not np.shape(case.expected.value):
        yours, right = plain(case.output), plain(case.expected.value)
        message = f"`{part}`: yours {yours:.6g}, expected {right:.6g} ({about})."
        return _generic("differs", message)
    off = largest(np.abs(case.output - case.expected.value))
    return _generic("differs", f"`{part}` is off by up to {shown(off)} ({about}).")


def _sized(
    judge: Judging, part: str, tried: Sequence[Tried]
) -> Iterator[tuple[Case, dict[str, float]]]:
    """The cases of a part with n and d, the rows and columns of the first arrays among the
    arguments, and with the arguments that are numbers; none where one is of another form.
    """
    if any(one.cases[part].fails not in {None, "value"} for one in tried):
        return
    for one in tried:
        arguments = zip(judge.argument_names, one.point.arguments, strict=True)
        sizes: dict[str, float] = {}
        for name, argument in arguments:
            shape = np.shape(argument)
            if not shape and isinstance(argument, int | float):
                sizes[name] = float(argument)
            elif shape:
                sizes.setdefault("n", shape[0])
            if len(shape) == 2:
                sizes.setdefault("d", shape[1])
        yield one.cases[part], sizes


def _yours(case: Case) -> Plain:
    return describe(case.answer) if case.output is None else plain(case.output)


def _asked(case: Case) -> Plain:
    if isinstance(case.expected, Kept):
        measure = case.expected.measure
        return f"{measure.title} at most {shown(measure.at_most)}"
    return plain(case.expected.value)


def _generic(identifier: str, message: str) -> Diagnosis:
    return Diagnosis(id=identifier, kind="generic", message=message)
