"""A tree as one canonical line: how an answer was read."""

from lossdrill.formula.tree import (
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

# How tightly each form binds; a part that binds less tightly than its place gets brackets.
_LOOSE, _OR, _AND, _NOT, _RELATION, _SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(10)


def text_of(tree: Tree) -> str:
    return _Writer().write(tree)[0]


class _Writer:
    def write(self, tree: Tree) -> tuple[str, int]:  # noqa: C901, PLR0912  # one case per node
        """The text and how tightly it binds."""
        match tree:
            case Number(value, written):
                digits = written or str(value)
                return digits, _ATOM if "/" not in digits and "-" not in digits else _PRODUCT
            case Constant(name):
                return {"nan": "undefined"}.get(name, name), _ATOM
            case Name(name) | Size(name) | Bound(name):
                return name, _ATOM
            case Extent(of, axis):
                what = "size" if axis is None else f"shape[{axis}]"
                return f"{self.at(of, _ATOM)}.{what}", _ATOM
            case Negative(of):
                inner, binds = self.write(of)
                inner = inner if binds >= _PRODUCT else f"({inner})"
                return f"-{inner}", _SIGN if binds >= _POWER else _SUM
            case Binary():
                return self.binary(tree)
            case Times("selected", left, right):
                return f"{self.at(left, _ATOM)}[{self.at(right, _LOOSE)}]", _ATOM
            case Times(written, left, right):
                return self.product(_PRODUCTS.get(written, "*"), left, right)
            case Product(kind, left, right):
                sign = {"elementwise": "*", "matrix": " @ ", "outer": " ⊗ "}[kind]
                return self.product(sign, left, right)
            case Call():
                return self.call(tree), _ATOM
            case Compare(operands, relations):
                first, *others = [self.at(o, _SUM) for o in operands]
                pairs = zip(relations, others, strict=True)
                return first + "".join(f" {r} {o}" for r, o in pairs), _RELATION
            case Logic("not", (part,)):
                return f"not {self.at(part, _NOT)}", _NOT
            case Logic(op, parts):
                level = _AND if op == "and" else _OR
                return f" {op} ".join(self.at(p, level + 1) for p in parts), level
            case Where(cases, otherwise):
                return self.where(cases, otherwise), _ATOM
            case Transpose(of, _):
                return f"{self.at(of, _ATOM)}ᵀ", _ATOM
            case Index(of, places, _):
                inner = ", ".join(self.place(p) for p in places)
                return f"{self.at(of, _ATOM)}[{inner}]", _ATOM
            case Over():
                return self.over(tree)
            case Stack(parts):
                return f"[{', '.join(self.at(p, _LOOSE) for p in parts)}]", _ATOM
        raise AssertionError(tree)

    def at(self, tree: Tree, level: int) -> str:
        text, binds = self.write(tree)
        return text if binds >= level else f"({text})"

    def binary(self, tree: Binary) -> tuple[str, int]:
        if tree.op == "^":
            return f"{self.at(tree.left, _ATOM)}^{self.at(tree.right, _ATOM)}", _POWER
        if tree.op == "/":
            return f"{self.first(tree.left)}/{self.at(tree.right, _SIGN)}", _PRODUCT
        left, right = self.at(tree.left, _SUM), self.at(tree.right, _PRODUCT)
        return f"{left} {tree.op} {right}", _SUM

    def product(self, sign: str, left: Tree, right: Tree) -> tuple[str, int]:
        return f"{self.first(left)}{sign}{self.at(right, _SIGN)}", _PRODUCT

    def first(self, factor: Tree) -> str:
        """The first factor: a minus before it without brackets would be that of the product."""
        text = self.at(factor, _PRODUCT)
        return f"({text})" if isinstance(factor, Negative) and text[0] == "-" else text

    def where(self, cases: tuple[tuple[Tree, Tree], ...], otherwise: Tree) -> str:
        (condition, value), *others = cases
        rest = self.where(tuple(others), otherwise) if others else self.at(otherwise, _LOOSE)
        return f"where({self.at(condition, _LOOSE)}, {self.at(value, _LOOSE)}, {rest})"

    def call(self, tree: Call) -> str:
        inner = [self.at(a, _LOOSE) for a in tree.arguments]
        if tree.axis is not None:
            inner.append(f"axis={tree.axis}")
        if tree.keep:
            inner.append("keepdims=True")
        if tree.function == "abs" and "|" not in (inner[0][0], inner[0][-1]):
            return f"|{inner[0]}|"
        return f"{_SPELLED.get(tree.function, tree.function)}({', '.join(inner)})"

    def place(self, place: Tree | str) -> str:
        if place == "all":
            return ":"
        return "None" if isinstance(place, str) else self.at(place, _LOOSE)

    def over(self, tree: Over) -> tuple[str, int]:
        if tree.kind == "sum" and (tree.low is None or tree.base):
            bounds = f"_{tree.index}"
            if tree.low is not None:
                bounds = f"_{{{tree.index}={self.at(tree.low, _SUM)}}}"
            if tree.high is not None:
                bounds += f"^{{{self.at(tree.high, _SUM)}}}"
            return f"Σ{bounds} {self.at(tree.body, _PRODUCT)}", _PRODUCT
        if tree.kind == "collect" and isinstance(tree.body, Number) and tree.body.value in (0, 1):
            name = "ones" if tree.body.value else "zeros"
            return f"{name}({self.range(tree).removeprefix('range(')}", _ATOM
        text = f"{self.at(tree.body, _LOOSE)} for {tree.index} in {self.range(tree)}"
        return f"[{text}]" if tree.kind == "collect" else f"{tree.kind}({text})", _ATOM

    def range(self, tree: Over) -> str:
        if tree.high is None:
            return "range(?)"
        match tree.high:
            case Binary("-", end, Number(value=1)):
                to = self.at(end, _SUM)
            case _:
                to = f"{self.at(tree.high, _SUM)} + 1"
        low = "0" if tree.low is None else self.at(tree.low, _SUM)
        return f"range({to})" if low == "0" else f"range({low}, {to})"


_PRODUCTS = {"@": " @ ", "·": "·"}
_SPELLED = {"flat": "ravel", "only": "ravel", "max of": "max", "min of": "min"}
