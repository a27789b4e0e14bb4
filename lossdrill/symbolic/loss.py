"""The loss of one sample, as an author writes it down. Nothing is derived here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Expr, Indexed, IndexedBase, Symbol, sympify

from lossdrill.errors import PackError
from lossdrill.symbolic.domains import INDEX, DomainSymbol


@dataclass(frozen=True, eq=False)
class Loss:
    """One loss of one sample.

    Example: hinge = Loss(Max(0, 1 - m), of=s, given=y, where={m: y * s}).
    """

    expression: Expr
    """In terms of the prediction, the given quantities and the inner quantity."""
    of: Any
    """The prediction, logit or score with respect to which the derivatives are taken."""
    given: Any = ()
    """The target first, then the parameters."""
    where: Mapping[Any, Expr] = field(default_factory=dict)
    """At most one inner quantity (residual, margin, probability) with its definition.

    The derivatives are expressed in it wherever that is possible: p - y instead of sigmoid(z) - y.
    """
    outer: Callable[[Any], Any] | None = None
    """What is applied to the mean over samples: sqrt for RMSE."""
    regions: Mapping[str, Any] = field(default_factory=dict)
    """Names for the parts of the domain that a learner may get wrong separately."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "expression", sympify(self.expression))
        if not isinstance(self.given, tuple):
            object.__setattr__(self, "given", (self.given,))
        if len(self.where) > 1:
            raise PackError("where: name one inner quantity, with its definition.")
        self._check_symbols()

    @property
    def inner(self) -> Any:
        """The quantity in which the loss is written: a residual, a margin, or the prediction."""
        return next(iter(self.where), self.of)

    @property
    def link(self) -> Expr | None:
        """The inner quantity in terms of the prediction; None when it is the prediction."""
        return next(iter(self.where.values()), None)

    @property
    def by_row(self) -> bool:
        """Whether a sample has one number per class instead of one number."""
        return isinstance(self.of, IndexedBase)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the arguments: target, prediction, parameters."""
        return tuple(map(_name, self.arguments))

    @property
    def arguments(self) -> tuple[Any, ...]:
        """Target, prediction, parameters."""
        return (*self.given[:1], self.of, *self.given[1:])

    def unfold(self, expression: Expr) -> Expr:
        """The expression with the inner quantity replaced by its definition."""
        if self.link is None:
            return expression
        if not self.by_row:
            return expression.subs(self.inner, self.link)
        (i,) = self.inner.indices
        return expression.replace(
            lambda part: isinstance(part, Indexed) and part.base == self.inner.base,
            lambda part: self.link.subs(i, part.indices[0]),
        )

    def _check_symbols(self) -> None:
        """Every symbol has a domain, and is declared."""
        inner = self.inner.base if isinstance(self.inner, Indexed) else self.inner
        declared = {_symbol(quantity) for quantity in (self.of, *self.given, inner)}
        used: set[Symbol] = set().union(
            *(
                expression.atoms(Symbol)
                for expression in (self.expression, *self.where.values(), *self.regions.values())
            )
        )
        for symbol in sorted(used | declared, key=str):
            if not isinstance(symbol, DomainSymbol):
                raise PackError(
                    f"the symbol {symbol} has no domain: make it with real, positive, "
                    "probability or another function of lossdrill.symbolic."
                )
            if symbol not in declared and symbol.domain != INDEX:
                raise PackError(
                    f"the symbol {symbol} is used but not declared: it must be `of`, in `given`, "
                    "or explained in `where`."
                )
        written_in = self.expression.atoms(Symbol)
        in_it_alone = _symbol(inner) in written_in and _symbol(self.of) not in written_in
        if self.where and not self.by_row and not in_it_alone:
            raise PackError(
                f"where: it defines {inner}, so the loss must be written in {inner} alone, without "
                f"{_symbol(self.of)}: it is differentiated in {inner}, then by the chain rule."
            )


def _symbol(quantity: Any) -> Any:
    return quantity.label if isinstance(quantity, IndexedBase) else quantity


def _name(quantity: Any) -> str:
    return str(_symbol(quantity))
