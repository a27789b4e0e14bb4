"""The text of `_derived.py`: the losses of one topic as NumPy functions that one can read, and as
formulas with which typed ones are compared.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from sympy import Eq, Expr, Piecewise, exp, log, simplify

from lossdrill.symbolic.derivatives import SymbolicKink, differentiate
from lossdrill.symbolic.domains import domain_of, positive
from lossdrill.symbolic.ends import with_ends
from lossdrill.symbolic.formula_code import between, formula_source
from lossdrill.symbolic.likelihood import Likelihood
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.numpy_code import numpy_source, stable
from lossdrill.symbolic.places import per_sample, translates
from lossdrill.symbolic.proven import Proven, proven
from lossdrill.symbolic.textbook import latex, tidy

_HEADER = """\
\"""Written by `lossdrill dev derive` from loss.py: change that, never this file.\"""

import numpy as np

from lossdrill.judging.derived import """


_NAMES = ("DerivedLoss", "Formulas", "Kink", "Likelihood", "Place", "per_row", "per_sample")
_NONE: Mapping[str, tuple[str, Likelihood]] = MappingProxyType({})


def module_source(
    losses: Mapping[str, Loss], likelihoods: Mapping[str, tuple[str, Likelihood]] = _NONE
) -> str:
    """The whole file, in the order in which the losses are defined; the same bytes every time.

    Likelihoods come with the name of their loss, and after all losses.
    """
    body = "".join(_Text(name, loss).source() for name, loss in losses.items())
    body += "".join(_likelihood(name, *given) for name, given in likelihoods.items())
    imports = [name for name in _NAMES if f"{name}(" in body or f"@{name}" in body]
    return f"{_HEADER}{', '.join(imports)}\n{body}"


def _likelihood(name: str, loss: str, likelihood: Likelihood) -> str:
    scale, offset = map(formula_source, likelihood.affine())
    fields = {
        "name": f'"{name}"',
        "loss": f'"{loss}"',
        "parameters": _tuple(tuple(map(str, likelihood.parameters))),
        "scale": f'"{scale}"',
        "offset": f'"{offset}"',
    }
    lines = "".join(f"    {key}={text},\n" for key, text in fields.items())
    return f"\n\n{name} = Likelihood(\n{lines})\n"


class _Text:
    """The source of one loss."""

    def __init__(self, name: str, loss: Loss) -> None:
        self.name, self.loss = name, loss
        self.derived = differentiate(loss)
        self.mean = positive("m")
        self.proven = proven(name, loss, self.derived, self._printable, self._callable)

    def source(self) -> str:
        blocks = [*self._functions(), self._object()]
        return "".join(f"\n\n{block}\n" for block in blocks)

    def _callable(self, *results: Expr) -> Any:
        """The function that is printed for the results, to be tried."""
        names: dict[str, Any] = {"np": np, "per_sample": per_sample}
        exec(self._printed("tried", "", *results), names)  # noqa: S102 - our own print
        return names[f"{self.name}_tried"]

    def _functions(self) -> Iterator[str]:
        derived, prediction = self.derived, self._prediction()
        proven = self.proven
        yield self._printed("value", "The loss of each sample.", proven.value)
        yield self._printed(
            "gradient", f"Its derivative with respect to {prediction}.", proven.gradient
        )
        for what, scale in (("value", proven.value_scale), ("gradient", proven.gradient_scale)):
            if scale is not None:
                docstring = f"What rounding of the {what} is measured in."
                yield self._printed(f"{what}_scale", docstring, scale)
        which = (
            "The diagonal of its second derivative" if self.loss.by_row else "Its second derivative"
        )
        off = ", off the kinks" if derived.kinks else ""
        yield self._function("curvature", f"{which}{off}.", derived.curvature)
        if derived.interval is not None:
            yield self._function(
                "interval",
                "The smallest and the largest subgradient of each sample.",
                *derived.interval,
            )
        if self.loss.regions:
            yield self._regions()

    def _function(self, what: str, docstring: str, *results: Expr) -> str:
        return self._printed(what, docstring, *(self._printable(result) for result in results))

    def _printed(self, what: str, docstring: str, *results: Expr) -> str:
        """A plain function; the inner quantity is computed first where the result needs it."""
        by_row = self.loss.by_row and what != "value"
        printed = [self._numpy(result, by_row=by_row) for result in results]
        if results == (self.loss.inner,) and self.loss.link is not None:
            return self._definition(what, docstring, "", self._link())
        lines = self._inner(*results)
        if len(printed) == 2:
            lines += f"    low = {printed[0]}\n    high = {printed[1]}\n"
            printed = ["low", "high"]
        return self._definition(what, docstring, lines, ", ".join(printed))

    def _regions(self) -> str:
        conditions = list(self.loss.regions.values())
        tests = ", ".join(self._numpy(condition) for condition in conditions)
        names = ", ".join(self.loss.regions)
        returned = f"np.select([{tests}], {list(range(len(conditions)))})"
        return self._definition(
            "regions", f"0, 1, ...: {names}.", self._inner(*conditions), returned
        )

    def _definition(self, what: str, docstring: str, inner: str, returned: str) -> str:
        decorator = "per_row" if self.loss.by_row else "per_sample"
        arguments = ", ".join(self.loss.names)
        return (
            f"@{decorator}\ndef {self.name}_{what}({arguments}):\n"
            f'    """{docstring}"""\n{inner}    return {returned}'
        )

    def _printable(self, expression: Expr) -> Expr:
        return printable(self.loss, expression)

    def _inner(self, *results: Any) -> str:
        if self.loss.link is None or not any(result.has(self.loss.inner) for result in results):
            return ""
        return f"    {self._numpy(self.loss.inner)} = {self._link()}\n"

    def _link(self) -> str:
        return self._numpy(stable(self.loss.link), by_row=self.loss.by_row)

    def _numpy(self, expression: Any, *, by_row: bool = False) -> str:
        return numpy_source(expression, variable=self.loss.inner, by_row=by_row)

    def _prediction(self) -> str:
        names = self.loss.names
        return names[1] if self.loss.given else names[0]

    def _object(self) -> str:
        loss, derived = self.loss, self.derived
        target = self.loss.names[0] if loss.given else ""
        fields: list[tuple[str, str]] = [
            ("name", f'"{self.name}"'),
            ("target", f'"{target}"'),
            ("prediction", f'"{self._prediction()}"'),
            ("parameters", _tuple(self.loss.names[2:])),
            ("value", f"{self.name}_value"),
            ("gradient", f"{self.name}_gradient"),
            ("curvature", f"{self.name}_curvature"),
            ("formulas", self._formulas()),
        ]
        if derived.kinks:
            kinks = "".join(f"        {self._kink(kink)}\n" for kink in derived.kinks)
            fields.append(("kinks", f"(\n{kinks}    )"))
        if derived.interval is not None:
            fields.append(("interval", f"{self.name}_interval"))
        fields += self._outer()
        fields += [
            ("latex", _string(self._latex(derived.value))),
            ("latex_gradient", _string(self._latex(derived.gradient))),
            ("latex_curvature", _string(self._latex(derived.curvature))),
        ]
        if loss.link is not None:
            where = f"{self._latex(loss.inner)} = {self._latex(loss.link)}"
            fields.append(("latex_where", _string(where)))
        if loss.regions:
            fields.append(("regions", f"{self.name}_regions"))
            fields.append(("region_names", _tuple(tuple(loss.regions))))
        fields += self._testing()
        lines = "".join(f"    {key}={value},\n" for key, value in fields)
        return f"{self.name} = DerivedLoss(\n{lines})"

    def _testing(self) -> list[tuple[str, str]]:
        """What test points are made of."""
        loss, proven = self.loss, self.proven
        if loss.by_row:
            return []
        domains = (domain_of(quantity) for quantity in loss.arguments)
        fields = [("domains", _tuple(tuple(domain.word for domain in domains)))]
        if translates(loss):
            fields.append(("translates", "True"))
        for what, scale in (("value", proven.value_scale), ("gradient", proven.gradient_scale)):
            if scale is not None:
                fields.append((f"{what}_scale", f"{self.name}_{what}_scale"))
        places = [
            f'Place({place.arguments!r}, "{place.about}", "{place.fails}")'
            for place in proven.places
        ]
        if len(places) == 1:
            fields.append(("places", f"({places[0]},)"))
        elif places:
            lines = "".join(f"        {place},\n" for place in places)
            fields.append(("places", f"(\n{lines}    )"))
        return fields

    def _kink(self, kink: SymbolicKink) -> str:
        names = self.loss.names
        arguments = ", ".join((*names[: len(names) and 1], *names[2:]))
        sides = "".join(
            f"            {key}=per_sample(lambda {arguments}: {self._numpy(value)}),\n"
            for key, value in (("at", kink.at), ("left", kink.left), ("right", kink.right))
        )
        place = _string(self._latex(Eq(self.loss.inner, kink.inner, evaluate=False)))
        jumps = f'            jumps="{kink.jumps}",\n'
        return f"Kink(\n{jumps}{sides}            latex={place},\n        ),"

    def _formulas(self) -> str:
        loss, derived = self.loss, self.derived
        gradient = self._formula(derived.gradient)
        if derived.interval is not None:
            gradient = between(*map(self._formula, derived.interval))
        fields = [("value", self._formula(derived.value, of_sample=True)), ("gradient", gradient)]
        if not loss.by_row:
            fields.append(("curvature", self._formula(derived.curvature)))
        if loss.link is not None:
            fields += [("inner", self._formula(loss.inner)), ("where", self._formula(loss.link))]
        if loss.outer is not None:
            outer = loss.outer(self.mean)
            fields += [("outer", self._formula(outer))]
            fields += [("outer_gradient", self._formula(outer.diff(self.mean)))]
        lines = "".join(f'        {key}="{text}",\n' for key, text in fields)
        if loss.regions:
            parts = "".join(
                f'            ("{name}", "{self._formula(condition)}"),\n'
                for name, condition in loss.regions.items()
            )
            lines += f"        regions=(\n{parts}        ),\n"
        return f"Formulas(\n{lines}    )"

    def _formula(self, expression: Any, *, of_sample: bool = False) -> str:
        by_row = self.loss.by_row and not of_sample
        expression = with_ends(self.loss, expression)
        return formula_source(expression, variable=self.loss.inner, by_row=by_row)

    def _outer(self) -> list[tuple[str, str]]:
        if self.loss.outer is None:
            return []
        outer = self.loss.outer(self.mean)
        slope = outer.diff(self.mean)
        return [
            ("outer", f"per_sample(lambda m: {self._numpy(outer)})"),
            ("outer_gradient", f"per_sample(lambda m: {self._numpy(slope)})"),
            ("latex_outer", _string(self._latex(outer))),
        ]

    def _latex(self, expression: Any) -> str:
        return latex(expression, self.loss.inner)


def _tuple(names: tuple[str, ...]) -> str:
    inside = ", ".join(f'"{name}"' for name in names)
    return f"({inside},)" if len(names) == 1 else f"({inside})"


def _string(text: str) -> str:
    return f'r"{text}"' if "\\" in text else f'"{text}"'


def printable(loss: Loss, expression: Expr) -> Expr:
    """The expression in the form that can be computed.

    A probability that underflowed has no logarithm, so inside a logarithm its definition is
    put back. Where rounding reaches the ends of a domain, 0 log 0 would be NaN, so each label
    gets its own formula.
    """
    if loss.link is not None and loss.link.has(exp):
        expression = expression.replace(log, lambda argument: log(loss.unfold(argument)))
    target = loss.given[0] if loss.given else None
    if target is not None and domain_of(loss.of).touches and domain_of(target).labels:
        low, high = (tidy(simplify(expression.subs(target, n))) for n in domain_of(target).labels)
        return Piecewise((high, Eq(target, domain_of(target).labels[1])), (low, True))
    ends = with_ends(loss, expression)
    if ends == expression:
        return stable(expression)
    return Piecewise(*((stable(form), condition) for form, condition in ends.args))


def proven_forms(loss: Loss) -> Proven:
    """The forms of value and gradient that are printed."""
    return _Text(str(loss.of), loss).proven
