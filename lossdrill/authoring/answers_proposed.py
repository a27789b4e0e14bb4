"""Right answers that follow from a loss: a stable reference and others in other styles, with NumPy,
with loops and with masks. Each is run at the test points; what fails there is left out.
"""

import math
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from sympy import Abs, Eq, Expr, Gt, Max, Min, Piecewise, Symbol, expand, factor, simplify

from lossdrill.errors import PackError
from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.points.point import Point
from lossdrill.judging.points.structure import points_of
from lossdrill.judging.quantities import Quantity, mean_gradient, mean_value
from lossdrill.symbolic.derivatives import differentiate
from lossdrill.symbolic.domains import domain_of, positive
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.numpy_code import numpy_source, stable
from lossdrill.symbolic.one_line import tidied
from lossdrill.symbolic.pieces import cut
from lossdrill.symbolic.python_code import python_source
from lossdrill.symbolic.source import module_source, printable, proven_forms

What = Literal["value", "gradient"]

FEWEST = 4
"""With the reference."""
MOST = 7
VARIANTS = 4
"""Draws of random samples at which an answer must hold, to be proposed."""


@dataclass(frozen=True)
class ProposedAnswer:
    """One function, whole, with the modules that it needs beside NumPy."""

    name: str
    docstring: str
    source: str
    modules: tuple[str, ...] = ()


def derived_of(loss: Loss, name: str) -> DerivedLoss:
    """The loss as grading will know it, without a file."""
    names: dict[str, Any] = {}
    exec(module_source({name: loss}), names)  # noqa: S102 - our own print
    found: DerivedLoss = names[name]
    return found


def proposed_answers(
    loss: Loss, derived: DerivedLoss, what: What, function: str
) -> tuple[ProposedAnswer, ...]:
    """The reference first, under the name that the exercise asks for; then the others, all unlike.

    Raises:
        PackError: not even the reference is right at all points.
    """
    proof = _Proof(derived, what)
    found: list[ProposedAnswer] = []
    bodies: set[str] = set()
    for answer in _Answers(loss, what, function).all():
        body = answer.source.partition(":\n")[2]
        if body not in bodies and proof.holds(answer):
            bodies.add(body)
            found.append(answer)
    if not found or found[0].name != function:
        raise PackError(f"{function}: no reference can be proposed; write it by hand.")
    return tuple(found[:MOST])


class _Proof:
    """What answers must give at the points of some variants."""

    def __init__(self, derived: DerivedLoss, what: What) -> None:
        make = mean_value if what == "value" else mean_gradient
        quantity: Quantity = make(derived)
        source = points_of(derived)
        draws = (random.Random(seed) for seed in range(VARIANTS))  # noqa: S311
        points = [point for draw in draws for point in source(draw)]
        self._right = [(point, quantity.expected(*point.arguments)) for point in points]

    def holds(self, answer: ProposedAnswer) -> bool:
        names: dict[str, Any] = {"np": np, "math": math}
        try:
            exec(answer.source, names)  # noqa: S102 - our own print
            run = names[answer.name]
            return all(self._is_right(run, point, right) for point, right in self._right)
        except (ArithmeticError, TypeError, ValueError, NameError):
            return False

    def _is_right(self, run: Callable[..., Any], point: Point, right: Any) -> bool:
        arguments = [np.copy(given) if np.ndim(given) else given for given in point.arguments]
        with np.errstate(all="ignore"):
            output = run(*arguments)
        if np.shape(output) != np.shape(right.value):
            return False
        kept = zip(arguments, point.arguments, strict=True)
        return right.error(np.asarray(output, float)) <= point.rtol and all(
            np.array_equal(now, before) for now, before in kept
        )


class _Answers:
    """The candidates, the reference first."""

    def __init__(self, loss: Loss, what: What, function: str) -> None:
        self._loss, self._what, self._function = loss, what, function
        derived, forms = differentiate(loss), proven_forms(loss)
        self._written = derived.value if what == "value" else derived.gradient
        self._stable = forms.value if what == "value" else forms.gradient
        self._pieces = cut(self._written, loss.inner)

    def all(self) -> Iterator[ProposedAnswer]:
        yield self._vectorised(self._function, "", self._stable)
        yield from filter(None, (self._loop(), self._masks(), self._list(), *self._other_forms()))
        yield self._weighted()

    def _answer(self, name: str, docstring: str, lines: list[str], *modules: str) -> ProposedAnswer:
        arguments = ", ".join(self._loss.names)
        said = [f'"""{docstring}"""'] if docstring else []
        if said and lines[0].startswith("def "):
            said.append("")
        body = "".join(f"    {line}".rstrip() + "\n" for line in (*said, *lines))
        return ProposedAnswer(
            name, docstring, f"def {name}({arguments}):\n{body}".rstrip(), modules
        )

    @property
    def _samples(self) -> str:
        return self._loss.names[0]

    def _link(self, text: Callable[..., str], *expressions: Any) -> list[str]:
        """The inner quantity, where it is needed."""
        link = self._loss.link
        if link is None or not any(part.has(self._loss.inner) for part in expressions):
            return []
        return [f"{self._loss.inner} = {text(stable(link), variable=self._loss.inner)}"]

    def _varies(self, expression: Expr) -> bool:
        """Whether an expression is an array, and not the same number for all samples."""
        return bool(expression.has(self._loss.inner, self._loss.of, *self._loss.given[:1]))

    def _returned(self, text: str, form: Expr | None = None, mean: str = "np.mean({})") -> str:
        if form is not None and not self._varies(form):
            text = f"np.full(len({self._samples}), {text})"
        if self._what == "value":
            return "return " + tidied(self._of_mean(mean.format(text)))
        return "return " + tidied(f"({text}) / len({self._samples})")

    def _of_mean(self, text: str) -> str:
        """With what is applied to the mean, where the loss has such a thing."""
        if self._loss.outer is None:
            return text
        mean = positive("mean")
        written = numpy_source(self._loss.outer(mean))
        return re.sub(r"(?<!\.)\bmean\b", lambda _: f"({text})", written)

    def _vectorised(
        self, name: str, docstring: str, form: Expr, mean: str = "np.mean({})"
    ) -> ProposedAnswer:
        text = numpy_source(form, variable=self._loss.inner)
        guarded = "log(" in text and "np.where" in text
        lines = self._link(numpy_source, form)
        if not guarded:
            return self._answer(name, docstring, [*lines, self._returned(text, form, mean)])
        # Both branches are computed, also the logarithm of 0 that is not taken.
        kind = "losses" if self._what == "value" else "slopes"
        inside = [f"    {kind} = {text}"]
        silent = 'with np.errstate(divide="ignore", invalid="ignore"):'
        return self._answer(
            name, docstring, [*lines, silent, *inside, self._returned(kind, None, mean)]
        )

    def _loop(self) -> ProposedAnswer | None:
        """Sample by sample, with `math` and `if`."""
        each, form, header = self._of_each()
        kind = "total" if self._what == "value" else "slopes"
        lines = [f"{kind} = {'0.0' if self._what == 'value' else '[]'}", header]
        try:
            inner = [f"    {line}" for line in each]
            inner += [f"    {line}" for line in self._cases(form)]
        except PackError:
            return None
        n = f"len({self._samples})"
        back = "return " + tidied(
            self._of_mean(f"total / {n}") if self._what == "value" else f"np.array(slopes) / {n}"
        )
        return self._answer(
            "by_loop", "Sample by sample.", [*lines, *inner, back], *self._needs_math(inner)
        )

    def _of_each(self) -> tuple[list[str], Expr, str]:
        """The inner quantity of one sample, the form in its names, and the head of a loop."""
        vectors = self._loss.arguments[: 1 + bool(self._loss.given)]
        single = {vector: Symbol(f"{vector}_i", real=True) for vector in vectors}
        form = self._stable.subs(single)
        link = self._loss.link
        each = []
        if link is not None and form.has(self._loss.inner):
            each = [f"{self._loss.inner} = {python_source(stable(link).subs(single))}"]
        names = ", ".join(map(str, single.values()))
        many = ", ".join(map(str, single))
        over = f"zip({many})" if len(single) > 1 else many
        return each, form, f"for {names} in {over}:"

    def _cases(self, form: Expr) -> list[str]:
        add = "total += {}" if self._what == "value" else "slopes.append({})"

        def written(part: Expr) -> str:
            return add.format(_bare(python_source(part, variable=self._loss.inner)))

        if not isinstance(form, Piecewise):
            return [written(form)]
        lines = []
        for place, (part, condition) in enumerate(form.args):
            word = "if" if place == 0 else "elif"
            test = f"{word} {python_source(condition, variable=self._loss.inner)}:"
            lines += [test if condition != True else "else:", f"    {written(part)}"]  # noqa: E712
        return lines

    def _list(self) -> ProposedAnswer | None:
        """A function of one sample, over pairs."""
        each, form, header = self._of_each()
        names = header.removeprefix("for ").partition(" in ")[0]
        try:
            text = _bare(python_source(form, variable=self._loss.inner))
        except PackError:
            return None
        kind = "loss" if self._what == "value" else "slope"
        lines = [
            f"def {kind}({names}):",
            *(f"    {line}" for line in each),
            f"    return {text}",
            "",
        ]
        over = header.rpartition(" in ")[2].rstrip(":")
        call = f"[{kind}({names}) for {names} in {over}]"
        n = f"len({self._samples})"
        value = self._what == "value"
        back = self._of_mean(f"sum({call}) / {n}") if value else f"np.array({call}) / {n}"
        lines.append("return " + tidied(back))
        return self._answer(
            "by_comprehension",
            "A function of one sample, for each of them.",
            lines,
            *self._needs_math(lines),
        )

    def _weighted(self) -> ProposedAnswer:
        """Each sample with its share."""
        text = numpy_source(self._stable, variable=self._loss.inner)
        if not self._varies(self._stable):
            text = f"np.full(len({self._samples}), {text})"
        shares = f"share = np.full(len({self._samples}), 1 / len({self._samples}))"
        value = self._of_mean(f"share @ ({text})")
        back = "return " + tidied(value if self._what == "value" else f"share * ({text})")
        lines = [*self._link(numpy_source, self._stable), shares, back]
        return self._answer("by_shares", "Each sample weighs 1/n.", lines)

    def _needs_math(self, lines: list[str]) -> tuple[str, ...]:
        return ("math",) if any("math." in line for line in lines) else ()

    def _masks(self) -> ProposedAnswer | None:
        """Each branch, or each label, by itself."""
        forms = self._branches()
        if len(forms) < 2:
            return None
        kind = "losses" if self._what == "value" else "slopes"
        inner = self._loss.inner
        lines = self._link(numpy_source, *(part for pair in forms for part in pair))
        lines.append(f"{kind} = np.zeros(len({self._samples}))")
        vectors = {part for form, _ in forms for part in form.free_symbols if self._varies(part)}
        for form, condition in forms:
            test = numpy_source(condition, variable=inner)
            chosen = {part: Symbol(f"{part}[here]", real=True) for part in vectors}
            lines.append(f"here = {test}")
            text = numpy_source(form, variable=inner)
            for part in sorted(map(str, chosen), key=len, reverse=True):
                text = _indexed(text, part)
            lines.append(f"{kind}[here] = {text}")
        return self._answer("by_masks", "Each branch by itself.", [*lines, self._returned(kind)])

    def _branches(self) -> list[tuple[Expr, Any]]:
        """(form, where it holds): by label, or piece by piece."""
        target = self._loss.given[0] if self._loss.given else None
        if target is not None and domain_of(target).labels and self._written.has(target):
            return [
                (stable(simplify(self._stable.subs(target, label))), Eq(target, label))
                for label in domain_of(target).labels
            ]
        if isinstance(self._stable, Piecewise) and self._stable.args[0][1] == Eq(target, 0):
            (at_end, zero), (form, _) = self._stable.args
            return [(at_end, zero), (form, Gt(target, 0))]
        inner, cuts, smooth = self._loss.inner, self._pieces.cuts, self._pieces.smooth
        if not cuts:
            return []
        found = []
        for place, form in enumerate(smooth):
            above = inner > cuts[place - 1] if place else None
            below = inner <= cuts[place] if place < len(cuts) else None
            both = [part for part in (above, below) if part is not None]
            condition = both[0] if len(both) == 1 else both[0] & both[1]
            if form != 0:
                found.append((stable(form), condition))
        return found

    def _other_forms(self) -> Iterator[ProposedAnswer]:
        """The same quantity in other algebra."""
        loss, inner = self._loss, self._loss.inner
        if self._pieces.cuts:
            limits = {place: self._pieces.limits(place) for place in self._pieces.cuts}
            joined = self._pieces.join({place: sides[0] for place, sides in limits.items()})
            yield self._vectorised(
                "by_cases", "", printable(loss, joined), "np.sum({}) / len(" + self._samples + ")"
            )
        yield self._vectorised("simplified", "", stable(simplify(self._written)), "np.average({})")
        if loss.link is not None:
            unfolded = stable(loss.unfold(self._written))
            yield self._vectorised(
                "in_one_line", "", unfolded, "({}).sum() / " + f"{self._samples}.size"
            )
        for name, change in (
            ("multiplied_out", expand),
            ("factored", factor),
            ("without_extrema", _without_extrema),
        ):
            yield self._vectorised(name, "", printable(loss, change(self._written)))
        if loss.link is not None and (loss.link + loss.given[0] if loss.given else 0) == loss.of:
            turned = printable(loss, self._written.subs(inner, -inner))
            text = numpy_source(turned, variable=inner)
            back = f"{inner} = {numpy_source(-loss.link)}"
            yield self._answer("the_other_residual", "", [back, self._returned(text, turned)])


def _without_extrema(expression: Expr) -> Expr:
    """max(a, b) as (a + b + |a - b|) / 2."""

    def two(sign: int) -> Callable[..., Expr]:
        def written(*parts: Expr) -> Expr:
            first, *others = parts
            for other in others:
                first = (first + other + sign * Abs(first - other)) / 2
            return first

        return written

    return expression.replace(Max, two(1)).replace(Min, two(-1))


def _bare(text: str) -> str:
    """Without a pair of brackets around the whole."""
    if not (text.startswith("(") and text.endswith(")")):
        return text
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and place < len(text) - 1:
            return text
    return text[1:-1]


def _indexed(text: str, name: str) -> str:
    """The name with [here] behind it, wherever it stands."""
    return re.sub(rf"\b{re.escape(name)}\b(?!\[)", f"{name}[here]", text)
