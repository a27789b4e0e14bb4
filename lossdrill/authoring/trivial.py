"""Answers that know nothing: 0, zeros, ones, NaN, each of the inputs; of formulas, each variable
alone, and the loss that should have been differentiated. They must earn nothing.
"""

import ast
from collections.abc import Iterator
from typing import Any

from lossdrill.judging.formula import FormulaJudge, written
from lossdrill.judging.signature import Signature
from lossdrill.judging.solution import Answer
from lossdrill.judging.values import ValuesJudge
from lossdrill.judging.variant import Variant
from lossdrill.model import Exercise

FILLS = {"zeros": "np.zeros({shape})", "ones": "np.ones({shape})"}
FILLS["NaN"] = "np.full({shape}, np.nan)"
VALUES = ("None", "0", "1", "float('nan')", "''", "[]")


def trivial_answers(exercise: Exercise, judge: Any) -> Iterator[Answer]:
    """As files. `judge` tells the shape of the result where it knows one."""
    functions = [parameters_of(answer) for answer in exercise.answers]
    signature: Signature | None = getattr(judge, "signature", None)
    for value in VALUES:
        if any(parameters is None for parameters in functions) or value == "0":
            yield _answer(exercise, f"only {value}", [value] * len(functions))
    if isinstance(judge, FormulaJudge):
        yield from _formulas(judge)
    if isinstance(judge, ValuesJudge):
        yield from judge.trivial(Variant(exercise.id, 0))
    names = functions[0]
    if names is None:
        return
    if signature is not None:
        for about, fill in FILLS.items():
            shape = _shape(signature, names)
            yield _answer(exercise, about, [fill.format(shape=shape)] * len(functions))
    for name in names:
        yield _answer(exercise, f"the input {name}", [name] * len(functions))


def _formulas(judge: FormulaJudge) -> Iterator[Answer]:
    texts = ["0", "1"]
    for one in judge.asked.values():
        texts += [variable.name for variable in one.variables]
        texts += [one.derivation.loss] if one.derivation.loss is not None else []
    for text in dict.fromkeys(texts):
        yield Answer(f"the formula {text}", "", written(dict.fromkeys(judge.asked, text)))


def parameters_of(answer: str) -> tuple[str, ...] | None:
    """The parameters in `huber(y, y_hat, delta)`; None for a bare name.

    Raises SyntaxError when the text is neither.
    """
    if "(" not in answer:
        return None
    (function,) = ast.parse(f"def {answer}: pass").body
    assert isinstance(function, ast.FunctionDef)  # noqa: S101 - it was written so
    return tuple(parameter.arg for parameter in function.args.args)


def _answer(exercise: Exercise, about: str, results: list[str]) -> Answer:
    lines = [
        f"def {answer}:\n    return {result}" if "(" in answer else f"{answer} = {result}"
        for answer, result in zip(exercise.answers, results, strict=True)
    ]
    return Answer(about, "", "\n\n".join(["import numpy as np", *lines]) + "\n")


def _shape(signature: Signature, names: tuple[str, ...]) -> str:
    """The shape of the result in terms of the arguments: `(np.shape(X)[1],)`."""
    where = {
        letter: f"np.shape({name})[{axis}], "
        for name, shape in zip(names, signature.arguments, strict=True)
        for axis, letter in enumerate(shape)
    }
    return f"({''.join(where[letter] for letter in signature.result)})"
