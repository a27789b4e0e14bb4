"""The answers that are proposed for an exercise, as the templates need them."""

from dataclasses import dataclass
from typing import Any

from lossdrill.authoring.new.wording import Wording
from lossdrill.symbolic.slips.batches import gradient, value


@dataclass(frozen=True)
class Answers:
    about: str
    modules: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    reference: str = ""
    others: tuple[str, ...] = ()
    variables: str = ""
    right: tuple[str, ...] = ()


def answers_for(facts: Wording, what: str, function: str) -> Any:
    if what == "value":
        body = value(facts.loss, facts.loss.expression)
    elif what == "gradient":
        body = gradient(facts.loss, facts.derived.gradient)
    else:
        variables = "[" + ", ".join(f'scalar("{n}")' for n in facts.loss.names) + "]"
        right = (
            facts.typed(facts.derived.gradient)
            if what == "derive"
            else facts.typed(facts.derived.curvature)
        )
        return Answers(
            "",
            words=("by_prediction" if what == "derive" else "by_curvature", "formula", "scalar"),
            variables=variables,
            right=(right,) * 7,
        )
    text = f"def {function}({facts.arguments}):\n" + "".join(f"    {line}\n" for line in body)
    return Answers("It is as it is.", reference=text.rstrip())
