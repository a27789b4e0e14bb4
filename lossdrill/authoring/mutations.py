"""Small changes to a program, one at a time: what a point that matters must notice (DeMillo, Lipton
and Sayward, *Hints on test data selection*, 1978). Source in, sources out; nothing is run here.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
TWINS = (
    ("maximum", "minimum"),
    ("max", "min"),
    ("argmax", "argmin"),
    ("sum", "mean"),
    ("sum", "prod"),
    ("mean", "median"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("exp", "expm1"),
    ("exp", "exp2"),
    ("log", "log1p"),
    ("log", "log2"),
    ("sqrt", "square"),
    ("abs", "square"),
    ("abs", "sign"),
    ("logaddexp", "add"),
    ("any", "all"),
    ("dot", "multiply"),
)
"""Functions that are taken for each other; as np.f, as a method, or bare."""

STYLE = frozenset(
    {"alpha", "cmap", "color", "figsize", "linestyle", "linewidth", "marker", "title"}
)
"""Keywords of a drawing that no judge reads: the author chooses, so they are left as they are."""


@dataclass(frozen=True)
class Mutant:
    """A whole source with one line changed; the lines are as `ast.unparse` writes them."""

    source: str
    before: str
    after: str
    line: int
    """Of what was changed, in the source as it was handed in."""


def mutants(source: str) -> list[Mutant]:
    """All mutants of a source, each once. Docstrings and comments are lost on the way."""
    tree = _without_docstrings(ast.parse(source))
    original = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    others = _other_parameters(tree)
    for parent, put, child in list(_places(tree)):
        for other in (*_replacements(parent, child), *others.get(child, ())):
            put(other)
            text = ast.unparse(tree)
            if text != original and text not in found:
                found[text] = Mutant(text, *_changed_line(original, text), child.lineno)
        put(child)
    return list(found.values())


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return tree


def _other_parameters(tree: ast.Module) -> dict[ast.expr, list[ast.expr]]:
    """For each use of a parameter the other parameters of its function: y for y_hat.

    Not in len(y): all arrays of samples have the same length.
    """
    lengths = {
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _called(node.func) == "len" and node.args
    }
    found: dict[ast.expr, list[ast.expr]] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            names = [parameter.arg for parameter in function.args.args]
            for node in ast.walk(function):
                if isinstance(node, ast.Name) and node.id in names and node not in lengths:
                    found[node] = [ast.Name(name) for name in names if name != node.id]
    return found


Put = Callable[[ast.expr], None]


def _places(tree: ast.Module) -> Iterator[tuple[ast.AST, Put, ast.expr]]:
    """Each expression with what holds it and a way to put another in its place; no style."""
    styled = {
        node
        for keyword in ast.walk(tree)
        if isinstance(keyword, ast.keyword) and keyword.arg in STYLE
        for node in ast.walk(keyword)
    }
    for parent in ast.walk(tree):
        if parent in styled:
            continue
        for field, value in ast.iter_fields(parent):
            if isinstance(value, ast.expr):
                yield parent, _attribute(parent, field), value
            elif isinstance(value, list):
                for place, item in enumerate(value):
                    if isinstance(item, ast.expr):
                        yield parent, _item(value, place), item


def _attribute(parent: ast.AST, field: str) -> Put:
    return lambda expression: setattr(parent, field, expression)


def _item(values: list[ast.expr], place: int) -> Put:
    return lambda expression: values.__setitem__(place, expression)


def _replacements(parent: ast.AST, node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(parent, ast.If | ast.IfExp) and node is parent.test:
        yield from (ast.Constant(value) for value in (True, False))
    match node:
        case ast.Constant() if getattr(parent, "arg", None) != "axis":  # `_of_call` changes that
            yield from _of_constant(node.value)
        case ast.BinOp():
            yield from _of_operation(node)
        case ast.Compare() | ast.BoolOp() | ast.IfExp():
            yield from _of_condition(node)
        case ast.Call():
            yield from _of_call(node)
        case ast.UnaryOp(operand=inner) | ast.Attribute(attr="T", value=inner):
            yield inner


def _of_constant(value: object) -> Iterator[ast.expr]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield from (ast.Constant(other) for other in (value + 1, value - 1, 0, -value))


def _of_condition(node: ast.Compare | ast.BoolOp | ast.IfExp) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(ops=[only]):
            for other in COMPARISONS.get(type(only), ()):
                yield ast.Compare(node.left, [other()], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.IfExp():
            yield ast.IfExp(node.test, node.orelse, node.body)


def _of_operation(node: ast.BinOp) -> Iterator[ast.expr]:
    for other in OPERATORS.get(type(node.op), ()):
        yield ast.BinOp(node.left, other(), node.right)
    yield node.left
    yield node.right
    if not isinstance(node.op, ast.Add | ast.Mult):
        yield ast.BinOp(node.right, node.op, node.left)


def _of_call(node: ast.Call) -> Iterator[ast.expr]:
    function, arguments, keywords = node.func, node.args, node.keywords
    for name in _twins(_called(function)):
        yield ast.Call(_renamed(function, name), arguments, keywords)
    if len(arguments) == 1 and not keywords:  # np.abs(x) -> x
        yield arguments[0]
    elif isinstance(function, ast.Attribute) and not arguments and _called(function.value) != "np":
        yield function.value  # x.mean() -> x
    for first, second in zip(range(len(arguments)), range(1, len(arguments)), strict=False):
        swapped = list(arguments)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        yield ast.Call(function, swapped, keywords)
    for place, keyword in enumerate(keywords):
        if keyword.arg in STYLE:
            continue
        others = [*keywords[:place], *keywords[place + 1 :]]
        yield ast.Call(function, arguments, others)
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant | ast.UnaryOp):
            # 1 and -1 are the last axis of a matrix; the other one is 0.
            other = 1 if ast.unparse(keyword.value) == "0" else 0
            changed = ast.keyword("axis", ast.Constant(other))
            yield ast.Call(function, arguments, [*others, changed])


def _called(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _renamed(function: ast.expr, name: str) -> ast.expr:
    if isinstance(function, ast.Attribute):
        return ast.Attribute(function.value, name, function.ctx)
    return ast.Name(name, ast.Load())


def _twins(name: str) -> Iterator[str]:
    for one, other in TWINS:
        if name == one:
            yield other
        elif name == other:
            yield one


def _changed_line(original: str, text: str) -> tuple[str, str]:
    for before, after in zip(original.splitlines(), text.splitlines(), strict=False):
        if before != after:
            return before.strip(), after.strip()
    raise AssertionError("two texts that differ have a line that differs")
