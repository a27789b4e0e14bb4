"""Where something stands in a solution file, for findings about it."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from lossdrill.pack import imported_beside


def place_of(path: Path, *words: str) -> str:
    """`file:line` of the function, or else the text, that is called so, in a solution file or in
    those beside it that it imports; where there is none, the judge's, and else the file alone.

    `words` are tried one after the other. A function of mistakes is called `lost_sign`, and its
    mistake lost-sign; other right answers are named as their functions, with spaces.
    """
    trees = {file: tree for file in (path, *_beside(path)) if (tree := _tree(file)) is not None}
    for word in filter(None, (*words, "judge")):
        for file, tree in trees.items():
            for line in (*_functions(tree, word), *_texts(tree, word), *_names(tree, word)):
                return f"{file}:{line}"
    return str(path)


def defined_twice(path: Path) -> Iterator[tuple[str, int, int]]:
    """(name, first line, second line) of functions that the same file defines once more."""
    seen: dict[str, int] = {}
    tree = _tree(path)
    for node in tree.body if tree is not None else ():
        if isinstance(node, ast.FunctionDef):
            if node.name in seen:
                yield node.name, seen[node.name], node.lineno
            seen[node.name] = node.lineno


def _functions(tree: ast.Module, word: str) -> Iterator[int]:
    name = word.replace("-", "_").replace(" ", "_")
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            yield node.lineno


def _texts(tree: ast.Module, word: str) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value == word:
            yield node.lineno


def _names(tree: ast.Module, word: str) -> Iterator[int]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id == word:
                    yield node.lineno


def _beside(path: Path) -> Sequence[Path]:
    try:
        names = imported_beside(path.read_bytes())
    except OSError:
        return ()
    return sorted(file for name in names if (file := path.with_name(f"{name}.py")).is_file())


def _tree(path: Path) -> ast.Module | None:
    try:
        return ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
