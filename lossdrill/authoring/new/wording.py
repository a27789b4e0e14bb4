"""The sentences of prompts, stubs and topic pages that follow from a loss."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sympy import Symbol

from lossdrill.authoring.new.facts import Facts
from lossdrill.authoring.new.names import title_of
from lossdrill.judging.derived import DerivedLoss
from lossdrill.symbolic.domains import REAL, domain_of
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.plain import plain

HEADINGS = {
    "value": "the mean",
    "gradient": "the gradient of the mean",
    "derive": "the slope of one sample",
    "curvature": "the curvature of one sample",
    "kinks": "its corners",
}
"""What stands in a title behind the name of the loss, whose first word may be a name."""

_MEAN = r"\frac{1}{n} \sum_{i=1}^{n} \ell_i"


class Wording(Facts):
    """A loss as the templates speak of it."""

    def heading(self, what: str) -> str:
        return f"{self.title}: {HEADINGS[what]}"

    def function(self, what: str) -> str:
        return self.name if what == "value" else f"{self.name}_{what}"

    @property
    def said(self) -> str:
        """What the loss is, up to its formula."""
        opening = f"**{self.title}**: {self.sentence}" if self.sentence else f"**{self.title}.**"
        if self.loss.link is None:
            return f"{opening} One sample costs"
        of = f"the {self.noun} " if self.noun else ""
        link = f"${self.latex(self.loss.inner)} = {self.latex(self.loss.link)}$"
        return f"{opening} With {of}{link}, one sample costs"

    # the arguments

    def bullets(self) -> list[str]:
        """What each argument is, with its domain."""
        arrays, numbers = self.quantities
        lines = []
        for domain, names in _by_domain(arrays):
            several = "," in names
            what = "arrays of shape `(n,)`" if several else "an array of shape `(n,)`"
            each = "" if domain == REAL.name else f", each entry {domain}"
            lines.append(f"{names}: {what}{each}")
        for domain, names in _by_domain(numbers):
            what = _several(domain) if "," in names else domain
            lines.append(f"{names}: {what}, the same for all samples")
        return lines

    def numbers(self) -> list[str]:
        """The same for one sample."""
        arrays, numbers = self.quantities
        found = _by_domain((*arrays, *numbers))
        return [
            f"{names}: {_several(domain) if ',' in names else domain}" for domain, names in found
        ]

    def docstring(self, returns: str) -> str:
        """Of the stub's function."""
        arrays, numbers = self.quantities
        parts = []
        for domain, names in _by_domain(arrays, mark=""):
            what = "arrays" if "," in names else "array"
            each = "" if domain == REAL.name else f", each {domain}"
            parts.append(_ended(f"{names}: {what} of shape (n,){each}"))
        parts += [f"{names}: {_ended(domain)}" for domain, names in _by_domain(numbers, mark="")]
        return " ".join([*parts, f"Returns {returns}."])

    @property
    def domains(self) -> str:
        return _ended("; ".join(self.numbers()))

    @property
    def not_target(self) -> str:
        return f", not `{self.target}`" if self.target else ""

    @property
    def usable(self) -> str:
        """What a typed formula may hold."""
        names = [f"`{name}`" for name in self.loss.names]
        if self.loss.link is None:
            return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
        of = f"for the {self.noun} " if self.noun else "for "
        return f"{', '.join(names)}, and `{self.inner}` {of}`{plain(self.loss.link)}`"

    @property
    def letters(self) -> str:
        """The same within a comment."""
        if self.loss.link is None:
            return ", ".join(self.loss.names)
        return f"{', '.join(self.loss.names)} and {self.inner} = {plain(self.loss.link)}"

    # the batch

    def range(self, printed: DerivedLoss) -> list[str]:
        """Where answers must hold although plain formulas may not."""
        lines = []
        if printed.translates:
            lines.append(
                "The result must hold where targets and predictions are large and close, 10⁸ and "
                "10⁸ + 1 for example."
            )
        kinds: dict[str, str] = {}
        for place in printed.places:
            kinds.setdefault(place.fails, place.about)
        if kinds:
            where = " or ".join(kinds.values())
            lines.append(
                "It must also hold where a formula that is typed as it stands may fail, as at "
                f"{where}."
            )
        return lines

    @property
    def batch(self) -> str:
        """LaTeX of what the samples' losses become."""
        if self.loss.outer is None:
            return _MEAN
        return self.latex(self.loss.outer(Symbol(_MEAN, positive=True)))

    # typed formulas

    @property
    def sample_formula(self) -> str:
        """How a formula is written; not a right one."""
        name = self.prediction
        if len(self.pieces) > 1:
            return f"where({name} > 3, 2*{name}, 1 - {name})"
        return f"3*{name}**2 - 5/(1 + {name})"

    @property
    def sample_latex(self) -> str:
        name = self.of
        if len(self.pieces) > 1:
            cases = rf"2{name} & {name} > 3 \\ 1 - {name} & \text{{otherwise}}"
            return rf"\begin{{cases}} {cases} \end{{cases}}"
        return rf"3{name}^2 - \frac{{5}}{{1 + {name}}}"

    # where it bends

    @property
    def smoothness(self) -> str:
        """How far the loss can be differentiated, up to its second derivative."""
        if self.corners:
            text = (
                f"At {self.places(self.corners)} the slope jumps: any number between those on the "
            )
            text += "two sides will do there."
        else:
            text = "The slope is continuous."
        if self.seams:
            text += f" At {self.places(self.seams)} only the curvature jumps."
        elsewhere = ", elsewhere" if self.derived.kinks else ""
        return f"{text} The second derivative{elsewhere}:"


def _by_domain(quantities: tuple[Any, ...], mark: str = "`") -> Iterator[tuple[str, str]]:
    """(domain, names): those that follow each other in one domain together."""
    for domain, group in groupby(quantities, key=lambda quantity: domain_of(quantity).name):
        yield domain, ", ".join(f"{mark}{quantity}{mark}" for quantity in group)


def _several(domain: str) -> str:
    """A positive number: positive numbers; a label, 0 or 1: each a label, 0 or 1."""
    found = re.fullmatch(r"an? (.*\bnumber|probability)", domain)
    if found is None:
        return f"each {domain}"
    return "probabilities" if found[1] == "probability" else f"{found[1]}s"


def _ended(text: str) -> str:
    """With a full stop, behind dots too."""
    return f"{text} ." if text.endswith("...") else f"{text}."


def worded(losses: dict[str, Loss], docstring: str) -> list[Wording]:
    """One for each loss of a file, whose docstring says "Name: what it is." of the first one."""
    first, colon, rest = " ".join(docstring.split()).partition(":")
    found = []
    for place, (name, loss) in enumerate(losses.items()):
        title, sentence = (first, rest.strip()) if place == 0 and colon else (title_of(name), "")
        found.append(Wording(name, loss, title, sentence))
    return found
