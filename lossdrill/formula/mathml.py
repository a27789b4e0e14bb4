"""A tree as presentation MathML: how an answer was read, as mathematics.

Brackets stand where `text` puts them; fractions, roots, powers and cases have forms of their own.
"""

from html import escape

from lossdrill.formula.tree import (
    ONE,
    Binary,
    Bound,
    Call,
    Compare,
    Constant,
    Extent,
    Index,
    Logic,
    Name,
    Negative,
    Number,
    Over,
    Product,
    Size,
    Stack,
    Times,
    Transpose,
    Tree,
    Where,
)

_LOOSE, _LOGIC, _RELATION, _SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(8)
_RELATIONS = {"<": "&lt;", "<=": "≤", ">": "&gt;", ">=": "≥", "==": "=", "!=": "≠"}
_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η",
    "theta": "θ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "omega": "ω",
}  # fmt: skip
_CONSTANTS = {"pi": "π", "e": "e", "inf": "∞", "nan": "undefined"}
_PRODUCTS = {"juxtaposed": "&#x2062;", "@": "&#x2062;", ".*": "⊙"}
_FUNCTIONS = {"sigmoid": "σ", "max of": "max", "min of": "min"}


def mathml_of(tree: Tree) -> str:
    return f"<math>{_write(tree)[0]}</math>"


def _mi(name: str) -> str:
    return f"<mi>{escape(name)}</mi>"


def _mo(sign: str) -> str:
    return f"<mo>{sign}</mo>"


def _row(*parts: str) -> str:
    return f"<mrow>{''.join(parts)}</mrow>"


def _fenced(inner: str, left: str = "(", right: str = ")") -> str:
    return _row(_mo(left), inner, _mo(right))


def _at(tree: Tree, level: int) -> str:
    text, binds = _write(tree)
    return text if binds >= level else _fenced(text)


def _write(tree: Tree) -> tuple[str, int]:  # noqa: C901, PLR0912  # one case per node
    """The markup and how tightly it binds."""
    match tree:
        case Number(value, written):
            return f"<mn>{escape(written or str(value))}</mn>", _ATOM
        case Constant(name):
            return _mi(_CONSTANTS[name]), _ATOM
        case Name(name) | Size(name) | Bound(name):
            return _named(name), _ATOM
        case Extent(of, axis):
            return _applied("size", [of] if axis is None else [of, Bound(str(axis))]), _ATOM
        case Negative(of):
            return _row(_mo("−"), _at(of, _PRODUCT)), _SUM
        case Binary():
            return _binary(tree)
        case Times(written, left, right):
            return _product(_PRODUCTS.get(written, "·"), left, right)
        case Product(kind, left, right):
            return _product({"outer": "⊗"}.get(kind, "·"), left, right)
        case Call():
            return _call(tree), _ATOM
        case Compare(operands, relations):
            first, *others = [_at(operand, _SUM) for operand in operands]
            signs = [_mo(_RELATIONS[relation]) for relation in relations]
            parts = [part for pair in zip(signs, others, strict=True) for part in pair]
            return _row(first, *parts), _RELATION
        case Logic(op, parts):
            if op == "not":
                return _row(_mo("¬"), _at(parts[0], _ATOM)), _LOGIC
            return _joined([_at(p, _RELATION) for p in parts], "∧" if op == "and" else "∨"), _LOGIC
        case Where(cases, otherwise):
            return _cases(cases, otherwise), _ATOM
        case Transpose(of, _):
            return f"<msup>{_at(of, _ATOM)}{_mo('⊤')}</msup>", _POWER
        case Index(of, places, _):
            inner = [_mo(":") if p == "all" else _mo("·") if p == "new" else "" for p in places]
            shown = [
                sign or _at(place, _LOOSE)  # type: ignore[arg-type]
                for sign, place in zip(inner, places, strict=True)
            ]
            return f"<msub>{_at(of, _ATOM)}{_joined(shown, ',')}</msub>", _ATOM
        case Over():
            return _over(tree), _PRODUCT
        case Stack(parts):
            return _fenced(_joined([_at(p, _LOOSE) for p in parts], ","), "[", "]"), _ATOM
    raise AssertionError(tree)


def _named(name: str) -> str:
    base, _, lower = name.partition("_")
    letter = _mi(_GREEK.get(base, base))
    if lower == "hat":
        return f"<mover accent='true'>{letter}{_mo('^')}</mover>"
    return f"<msub>{letter}{_mi(lower)}</msub>" if lower else letter


def _joined(parts: list[str], sign: str) -> str:
    inner = parts[:1]
    for part in parts[1:]:
        inner += [_mo(sign), part]
    return _row(*inner)


def _binary(tree: Binary) -> tuple[str, int]:
    match tree.op:
        case "/":
            return f"<mfrac>{_at(tree.left, _LOOSE)}{_at(tree.right, _LOOSE)}</mfrac>", _POWER
        case "^":
            return f"<msup>{_at(tree.left, _ATOM)}{_at(tree.right, _LOOSE)}</msup>", _POWER
    sign = "−" if tree.op == "-" else "+"
    return _row(_at(tree.left, _SUM), _mo(sign), _at(tree.right, _PRODUCT)), _SUM


def _product(sign: str, left: Tree, right: Tree) -> tuple[str, int]:
    return _row(_at(left, _PRODUCT), _mo(sign), _at(right, _SIGN)), _PRODUCT


def _call(tree: Call) -> str:
    match tree.function:
        case "abs":
            return _fenced(_at(tree.arguments[0], _LOOSE), "|", "|")
        case "norm":
            return _fenced(_at(tree.arguments[0], _LOOSE), "‖", "‖")
        case "sqrt":
            return f"<msqrt>{_at(tree.arguments[0], _LOOSE)}</msqrt>"
        case "exp":
            return f"<msup>{_mi('e')}{_at(tree.arguments[0], _LOOSE)}</msup>"
    axis = "" if tree.axis is None else f"axis {tree.axis}"
    return _applied(_FUNCTIONS.get(tree.function, tree.function), list(tree.arguments), axis)


def _applied(name: str, arguments: list[Tree], remark: str = "") -> str:
    shown = [_at(argument, _LOOSE) for argument in arguments]
    inner = _joined([*shown, f"<mtext>{remark}</mtext>"] if remark else shown, ",")
    return _row(_mi(name), _mo("&#x2061;"), _fenced(inner))


def _cases(cases: tuple[tuple[Tree, Tree], ...], otherwise: Tree) -> str:
    rows = [(_at(value, _LOOSE), _at(condition, _LOOSE)) for condition, value in cases]
    rows.append((_at(otherwise, _LOOSE), "<mtext>otherwise</mtext>"))
    cells = "".join(f"<mtr><mtd>{value}</mtd><mtd>{where}</mtd></mtr>" for value, where in rows)
    return _row(_mo("{"), f"<mtable columnalign='left'>{cells}</mtable>")


def _length(last: Tree) -> Tree:
    """Of what is counted from 0 to here."""
    match last:
        case Binary("-", size, Number(value=1)):
            return size
    return Binary("+", last, ONE)


def _over(tree: Over) -> str:
    if tree.kind == "collect" and isinstance(tree.body, Number):  # ones(n)
        size = "" if tree.high is None else _at(_length(tree.high), _LOOSE)
        return f"<msub>{_at(tree.body, _ATOM)}{size}</msub>"
    index = _mi(tree.index)
    below, above = index, ""
    if tree.low is not None and tree.high is not None:
        below = _row(index, _mo("="), _at(tree.low, _LOOSE))
        above = _at(tree.high, _LOOSE)
    sign = _mo("∑") if tree.kind == "sum" else f"<mtext>{escape(tree.kind)}</mtext>"
    bounds = f"<munderover>{sign}{below}{above}</munderover>" if above else (
        f"<munder>{sign}{below}</munder>"
    )  # fmt: skip
    return _row(bounds, _at(tree.body, _PRODUCT))
