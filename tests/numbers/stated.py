"""Finds the numbers that texts state, and compares each with what it is said to be.

A number counts when it has a decimal point, an exponent or more than two digits and is no power of
ten, and no half. Whole numbers of one or two digits are part of the mathematics, as in `2 (p - y)`;
years are names.
"""

import ast
import math
import re
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from lossdrill.authoring.mutants import REASONS
from lossdrill.model import Exercise
from lossdrill.pack import Pack

Number = float | int | Fraction | np.floating | np.integer

_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w]|\.\d)")
_POWER = re.compile(r"(\d+(?:\.\d+)?) *(?:\\cdot|\\times|·|×) *10\^(?:\{(-?\d+)\}|(\d))")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def numbers_in(text: str) -> set[str]:
    r"""What a text states: `709.78`, `1e-12`, and `6.1e-7` for `6.1 \cdot 10^{-7}`."""
    text = _POWER.sub(lambda found: f"{found[1]}e{found[2] or found[3]}", text)
    text = re.sub(r"(?<=\d)\{,\}(?=\d{3})", "", text)
    return {number for number in _NUMBER.findall(text) if _counts(number)}


def _counts(number: str) -> bool:
    if _YEAR.fullmatch(number):
        return False
    if number.isdigit():
        return len(number) > 2 and number.strip("0") != "1"
    return not re.fullmatch(r"1e[+-]?\d+|0\.0*1|0\.5", number)


def texts_of(pack: Pack, exercise: Exercise) -> Iterator[str]:
    """All prose of an exercise: the prompt, the hints, and every text in its solution file, and in
    those beside it that are its own: what it imports from a module with a low line before its name.
    """
    yield pack.prompt(exercise)
    yield from exercise.hints
    path = pack.solution_path(exercise)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    trees = [tree]
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node.level
            and node.module not in {None, "_derived"}
        ):
            own = str(node.module)
            if own.startswith("_"):
                trees.append(ast.parse(path.with_name(f"{own}.py").read_text(encoding="utf-8")))
    prose = [statement for each in trees for statement in each.body if not _is_code(statement)]
    for part in (part for statement in prose for part in ast.walk(statement)):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _is_code(node: ast.stmt) -> bool:
    """The explained mutants of a solution: lines of it, as text."""
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == REASONS


def agrees(stated: str, computed: Number) -> bool:
    """Whether the computed number, rounded to the digits that are stated, is the stated one."""
    value = float(computed)
    mantissa, _, exponent = stated.partition("e")
    _, _, decimals = mantissa.partition(".")
    unit = 10.0 ** (int(exponent or 0) - len(decimals))
    return math.isfinite(value) and abs(abs(value) - float(stated)) <= unit * (0.5 + 1e-9)
