"""Writes one function of a solution file as a file of its own: the function under the name that
the exercise asks for, with the helpers it uses.
"""

import ast
import re


def standalone(text: str, function: str, name: str) -> str:
    """The source of `function`, renamed to `name`, with every top-level helper it reaches.

    Raises KeyError when the text defines no such function.
    """
    tree = ast.parse(text)
    helpers = {bound: node for node in tree.body for bound in _bound(node)}
    wanted = _reached(helpers[function], helpers) - {function}
    written = ["import numpy as np"]
    for node in tree.body:
        bound = _bound(node)
        if function in bound:
            written.append(_renamed(text, node, function, name))
        elif wanted & set(bound):
            written.append(ast.get_source_segment(text, node) or ast.unparse(node))
    return "\n\n\n".join(written) + "\n"


def _bound(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.Import(names=names) | ast.ImportFrom(names=names, level=0):
            # NumPy is there already; what comes from lossdrill or a sibling is machinery.
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lossdrill"):
                return []
            return [alias.asname or alias.name for alias in names if alias.name != "numpy"]
    return []


def _reached(node: ast.stmt, helpers: dict[str, ast.stmt]) -> set[str]:
    """The helpers that a function uses, directly or through others. Decorators do not count."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        current = waiting.pop()
        parts = [current.args, *current.body] if isinstance(current, ast.FunctionDef) else [current]
        for part in parts:
            for inner in ast.walk(part):
                if isinstance(inner, ast.Name) and inner.id in helpers and inner.id not in found:
                    found.add(inner.id)
                    waiting.append(helpers[inner.id])
    return found


def _renamed(text: str, node: ast.stmt, function: str, name: str) -> str:
    """The function as it is written, comments included, without its decorators."""
    source = ast.get_source_segment(text, node) or ast.unparse(node)
    return re.sub(rf"\b{re.escape(function)}\b", name, source)
