"""Writes one function of a solution file as a file of its own: the function under the name that
the exercise asks for, with the helpers it uses.
"""

import ast
import re
from functools import lru_cache


@lru_cache(maxsize=512)  # where values stand beside functions, all is written for each variant
def standalone(text: str, function: str, name: str, others: tuple[str, ...] = ()) -> str:
    """The source of `function`, renamed to `name`, with every top-level helper it reaches.

    Raises ValueError when the text defines no such function, or when it uses another function
    called `name`: the two would have to share it; or one of the `others`, which answers something
    else and may be given in another way.
    """
    tree = ast.parse(text)
    helpers = {bound: node for node in tree.body for bound in _bound(node)}
    if function not in helpers:
        raise ValueError(f"{function} is not a function of this file")
    wanted = _reached(helpers[function], helpers) - {function}
    if shared := sorted({name, *others} & wanted):
        raise ValueError(f"{function} uses {shared[0]}, but each answer must stand by itself")
    imports, written = ["import numpy as np"], []
    for node in tree.body:
        bound = _bound(node)
        if isinstance(node, ast.Import | ast.ImportFrom):
            if wanted & set(bound):
                imports.append(_source(text, node))
        elif function in bound:  # under another name, and without the decorator that marks it
            written.append(_renamed(_source(text, node), function, name))
        elif wanted & set(bound):
            written.append(_decorators(text, node) + _source(text, node))
    return "\n\n\n".join(["\n".join(imports), *written]) + "\n"


def _bound(node: ast.stmt) -> list[str]:
    """The names that a top-level statement gives a helper."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            inner = [part for target in targets for part in ast.walk(target)]
            return [part.id for part in inner if isinstance(part, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.ImportFrom(level=level, module=module) if level or _is_ours(module):
            return []  # what comes from lossdrill or a sibling is machinery
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            # NumPy is there already.
            imported = [alias for alias in names if (alias.name, alias.asname) != ("numpy", "np")]
            return [alias.asname or alias.name.partition(".")[0] for alias in imported]
    return []


def _is_ours(module: str | None) -> bool:
    return (module or "").partition(".")[0] == "lossdrill"


def _reached(node: ast.stmt, helpers: dict[str, ast.stmt]) -> set[str]:
    """The helpers that a function uses, directly or through others."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        current = waiting.pop()
        for name in _free_names(current, marked=current is node):
            if name in helpers and name not in found:
                found.add(name)
                waiting.append(helpers[name])
    return found


def _free_names(node: ast.stmt, *, marked: bool) -> set[str]:
    """The names a statement reads and does not itself assign. The decorator of an answer only
    marks it; those of a helper belong to it.
    """
    parts: list[ast.AST] = [node]
    if marked and isinstance(node, ast.FunctionDef):
        parts = [node.args, *node.body]
    inner = [name for part in parts for name in ast.walk(part)]
    read = {n.id for n in inner if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    local = {n.arg for n in inner if isinstance(n, ast.arg)}
    if isinstance(node, ast.FunctionDef):
        local |= {n.id for n in inner if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return read - local


def _renamed(source: str, function: str, name: str) -> str:
    """Under the other name, in its head and where it calls itself; nowhere else."""
    places = [
        (inner.lineno - 1, inner.col_offset)
        for inner in ast.walk(ast.parse(source))
        if isinstance(inner, ast.Name) and inner.id == function
    ]
    lines = [line.encode() for line in source.split("\n")]  # columns count bytes
    for line, column in sorted(places, reverse=True):
        before, after = lines[line][:column], lines[line][column + len(function.encode()) :]
        lines[line] = before + name.encode() + after
    head = re.compile(rf"\bdef(\s+){re.escape(function)}\b")
    return head.sub(rf"def\g<1>{name}", b"\n".join(lines).decode(), count=1)


def _source(text: str, node: ast.stmt) -> str:
    """As it is written, whole lines, so that comments stay."""
    return "\n".join(text.split("\n")[node.lineno - 1 : node.end_lineno])


def _decorators(text: str, node: ast.stmt) -> str:
    first = min((d.lineno for d in getattr(node, "decorator_list", [])), default=node.lineno)
    return "".join(line + "\n" for line in text.split("\n")[first - 1 : node.lineno - 1])
