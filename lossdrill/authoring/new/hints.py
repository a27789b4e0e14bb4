"""Three hints for each exercise that follows from a loss, made of its structure: the concept, the
identity, the skeleton.
"""

from collections.abc import Callable, Iterator
from typing import Any

from sympy import (
    Abs,
    Expr,
    Max,
    Min,
    Piecewise,
    Pow,
    S,
    Symbol,
    asinh,
    atan,
    cosh,
    exp,
    log,
    sinh,
    tanh,
)
from sympy.core.relational import Relational

from lossdrill.authoring.new.facts import Facts
from lossdrill.symbolic.slips.plain import plain

Hints = tuple[str, str, str]

LONGEST = 160
"""Characters of a formula within a hint; a longer one is not read, but worked out."""

_U, _DU = Symbol("u"), Symbol("u'")

_TOOLS: dict[Any, str] = {
    Piecewise: "np.where picks from two arrays by a condition, entry by entry",
    Max: "np.maximum takes the larger of two, entry by entry",
    Min: "np.minimum takes the smaller of two, entry by entry",
    Abs: "np.abs takes the size of each entry",
}
_RULES: dict[Any, str] = {
    Abs: "that of |u| is -u' where u < 0 and u' where u > 0",
    Max: "a maximum has that of the larger one",
    Min: "a minimum has that of the smaller one",
    log: "that of log u is u'/u",
    exp: "that of exp(u) is u' exp(u)",
    cosh: "that of cosh(u) is u' sinh(u)",
    sinh: "that of sinh(u) is u' cosh(u)",
    tanh: "that of tanh(u) is u' (1 - tanh(u)²)",
    atan: "that of atan(u) is u'/(1 + u²)",
    asinh: "that of asinh(u) is u'/√(1 + u²)",
}


def value_hints(facts: Facts) -> Hints:
    if len(facts.pieces) > 1:
        concept = (
            f"The loss has {len(facts.pieces)} pieces, and each sample decides for itself on which "
            "of them it stands. What decides, and where do the pieces meet?"
        )
    else:
        concept = "What does one sample cost, and how do the costs of all become one number?"
    identity = f"One sample costs {_stated(facts, facts.loss.expression)}."
    for where, what in facts.at_ends:
        identity += f" At {plain(where, facts.loss.inner)} that is {plain(what)}, the limit."
    identity += " The mean of n numbers is their sum divided by n."
    skeleton = f"{_begun(facts, 'one expression for all samples at once')}"
    return concept, identity, f"{skeleton}{_tools(facts.loss.expression)}; then the mean."


def gradient_hints(facts: Facts) -> Hints:
    slope = facts.derived.gradient
    if len(facts.pieces) > 1:
        concept = (
            f"Sketch the loss of one sample: it has {len(facts.pieces)} pieces. What is the slope "
            "on each of them, and how do they meet?"
        )
    else:
        concept = (
            "The mean has one term for each sample. Which of them change when one entry of "
            f"{facts.prediction} does?"
        )
    short = len(plain(slope, facts.loss.inner)) <= LONGEST
    identity = (
        f"The slope of one sample's loss is {_stated(facts, slope)}." if short else _rules(facts)
    )
    identity += " A mean of n terms gives each of them the factor 1/n."
    skeleton = f"{_begun(facts, 'the slope of each sample')}{_tools(slope) if short else ''}"
    return concept, identity, f"{skeleton}; then divide by the number of samples."


def derive_hints(facts: Facts) -> Hints:
    if facts.loss.link is not None:
        concept = (
            f"The loss is a function of {facts.inner}, and {facts.inner} is one of "
            f"{facts.prediction}: the slope is the product of two slopes."
        )
    else:
        concept = f"What varies is {facts.prediction}; everything else is a constant."
    if len(facts.pieces) > 1:
        concept += f" There are {len(facts.pieces)} pieces: differentiate each by itself."
    return concept, _rules(facts), _joined(facts)


def curvature_hints(facts: Facts) -> Hints:
    concept = "Find the slope first, and simplify it; then find the slope of the slope."
    slope = facts.derived.gradient
    short = len(plain(slope, facts.loss.inner)) <= LONGEST
    identity = f"The slope of the loss is {_stated(facts, slope)}." if short else _rules(facts)
    return concept, identity, _joined(facts)


def kink_hints(facts: Facts) -> Hints:
    places = " and at ".join(facts.plain_place(kink) for kink in facts.corners)
    concept = (
        "A corner is where two pieces of the loss meet with different slopes. Which quantity "
        "decides on which piece a sample stands?"
    )
    if facts.loss.link is not None:
        identity = (
            f"The pieces meet at {places}, with {facts.inner} = {plain(facts.loss.link)}. Solve "
            f"that for {facts.prediction}."
        )
    else:
        identity = f"The pieces meet at {places}."
    skeleton = (
        "Write down the slope just below and just above each corner, for the numbers in your file; "
        "the smaller one comes first."
    )
    return concept, identity, skeleton


def _stated(facts: Facts, expression: Expr) -> str:
    text = plain(expression, facts.loss.inner)
    if facts.loss.link is not None and expression.has(facts.loss.inner):
        text += f", with {facts.inner} = {plain(facts.loss.link)}"
    return text


def _begun(facts: Facts, then: str) -> str:
    if facts.loss.link is None:
        return then[0].upper() + then[1:]
    return f"{facts.inner} = {plain(facts.loss.link)}; then {then}"


def _tools(expression: Expr) -> str:
    found = [text for kind, text in _TOOLS.items() if expression.has(kind)]
    return f" ({'; '.join(found)})" if found else ""


def _rules(facts: Facts) -> str:
    """The rules by which it is differentiated, in the order of the expression."""
    found = [*dict.fromkeys(_rules_in(facts.loss.expression, facts.loss.inner))]
    if not found:
        return "A sum is differentiated term by term, and a constant factor stays."
    of = " (u' is that of u)" if "u'" in "".join(found) else ""
    return f"Slopes that are needed{of}: {'; '.join(found)}."


def _rules_in(expression: Any, variable: Any) -> Iterator[str]:
    if not expression.has(variable) or isinstance(expression, Relational):
        return
    if isinstance(expression, Pow) and not isinstance(expression, exp):
        base, power = expression.as_base_exp()
        if power == S.Half:
            yield "that of √u is u'/(2 √u)"
        elif base.has(variable) and not power.has(variable):
            raised, below = _U**power, _U ** (power - 1)
            yield f"that of {plain(raised)} is {plain(power * below * _DU)}"
    for kind, text in _RULES.items():
        if isinstance(expression, kind):
            yield text
    for part in expression.args:
        yield from _rules_in(part, variable)


def _joined(facts: Facts) -> str:
    text = ""
    if facts.loss.link is not None:
        slope = facts.loss.link.diff(facts.loss.of)
        text = (
            f"The slope of {plain(facts.loss.link)} with respect to {facts.prediction} is "
            f"{plain(slope)}. "
        )
    if len(facts.pieces) > 1:
        return text + (
            "One formula for each piece, joined by cases (`where(condition, value, other)`), or "
            "one expression that does the same."
        )
    return text + "One formula, as short as it can be written."


HINTS: dict[str, Callable[[Facts], Hints]] = {
    "value": value_hints,
    "gradient": gradient_hints,
    "derive": derive_hints,
    "curvature": curvature_hints,
    "kinks": kink_hints,
}
