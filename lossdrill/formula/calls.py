"""What calls, methods and ranges of Python, NumPy and MATLAB mean as trees."""

from collections.abc import Sequence
from typing import Protocol

from lossdrill.formula.forms import FORMS, Keywords
from lossdrill.formula.functions import FUNCTIONS, unknown_function
from lossdrill.formula.refusing import Refused
from lossdrill.formula.tree import (
    ONE,
    TWO,
    ZERO,
    Binary,
    Call,
    Constant,
    Extent,
    Index,
    Negative,
    Number,
    Over,
    Size,
    Stack,
    Times,
    Transpose,
    Tree,
    walk,
)
from lossdrill.formula.words import Word

_LISTED = frozenset({"sum", "mean"})
_FILLING = frozenset({"ones", "zeros", "eye"})
_COUNTING = frozenset({"mean", "max", "min", "len", "size", "std", "var"})
_METHODS_ONLY = frozenset(
    ["reshape", "astype", "view", "t", "unsqueeze", "item", "squeeze", "ravel", "flatten"]
)


NOTHING = Constant("nan")
"""Python's None as an argument."""


class Reading(Protocol):
    """The part of the parser that is needed here."""

    def wrong(self, message: str, word: Word | None = None) -> Refused: ...


def is_method(word: str) -> bool:
    return word in FUNCTIONS or word in _METHODS_ONLY


def extent(tree: Tree, axis: int | None) -> Tree:
    return Extent(tree, axis)


def refuse_selection(tree: Tree, word: Word, of: Reading) -> None:
    """Of `X[m < 1]` the other rows count as 0; so it has a sum, but no mean and no length."""
    if any(isinstance(part, Times) and part.written == "selected" for part in walk(tree)):
        message = f"{word.text} of a selection, as in X[m < 1], is not read; write a sum instead."
        raise of.wrong(message, word)


def method(
    word: Word, of_tree: Tree, arguments: list[Tree], keywords: Keywords, of: Reading
) -> Tree:
    """`r.dot(X)`, `r.sum(axis=0)`, `r.reshape(-1, 1)`: the object is the first argument."""
    if word.text in {"reshape", "view"}:
        return _reshaped(of_tree, arguments, word, of)
    if word.text == "unsqueeze":
        first = arguments[0] if arguments else ONE
        places = ("new", "all") if first == ZERO else ("all", "new")
        return Index(of_tree, places)  # type: ignore[arg-type]
    if word.text == "t":
        return Transpose(of_tree, mathematical=False)
    if word.text in {"item", "squeeze", "ravel", "flatten"}:
        return Call("flat", (of_tree,))
    name = FUNCTIONS[word.text].name
    return build(name, [of_tree, *arguments], keywords, word=word, of=of)


def _reshaped(tree: Tree, arguments: list[Tree], word: Word, of: Reading) -> Tree:
    whole = Negative(ONE)
    arguments = [whole if isinstance(argument, Size) else argument for argument in arguments]
    if arguments == [whole, ONE]:
        return Index(Call("flat", (tree,)), ("all", "new"))
    if arguments == [ONE, whole]:
        return Index(Call("flat", (tree,)), ("new", "all"))
    if arguments == [whole]:
        return Call("flat", (tree,))
    raise of.wrong("Of reshapes (-1), (-1, 1) and (1, -1) are known here.", word)


def build(  # noqa: C901  # one case per kind of function
    name: str,
    arguments: list[Tree],
    keywords: Keywords,
    *,
    word: Word,
    of: Reading,
) -> Tree:
    """A call of the function with this canonical name."""
    function = FUNCTIONS[name]
    arguments = list(arguments)
    axis, keep = _axis(function.kind, function.most, arguments, keywords, word, of)
    if name == "clip":
        return _clip(arguments, keywords, word, of)
    if name == "norm" and keywords.get("ord") is not None:
        arguments.append(keywords["ord"])  # type: ignore[arg-type]
    if not function.fewest <= len(arguments) <= function.most:
        raise of.wrong(_count(word.text, function.fewest, function.most, len(arguments)), word)
    if name in _FILLING and not isinstance(arguments[0], Size | Extent):
        raise of.wrong("Write a size of the task, as in ones(n).", word)
    if name in _COUNTING:
        refuse_selection(arguments[0], word, of)
    if function.kind == "form":
        form = FORMS.get(name)
        if form is None:
            raise of.wrong(unknown_function(name), word)
        return form(arguments, keywords)
    if function.kind == "reduction":
        return _reduction(name, arguments, axis, keep=keep)
    if name in {"max", "min"} and len(arguments) == 1:
        if isinstance(arguments[0], Stack):
            return Call(name, arguments[0].parts)
        return Call(f"{name} of", (arguments[0],), axis, keep)
    if name == "relu":
        return Call("max", (ZERO, arguments[0]))
    return Call(name, tuple(arguments))


def _clip(arguments: list[Tree], keywords: Keywords, word: Word, of: Reading) -> Tree:
    """With both bounds, or with one of them: `clip(x, 0)`, `clip(x, min=0)`, `clip(x, 0, None)`."""
    bounds: list[Tree | None] = [*arguments[1:], None, None][:2]
    for place, names in enumerate((("a_min", "min"), ("a_max", "max"))):
        given = [keywords[name] for name in names if name in keywords]
        bounds[place] = given[0] if given else bounds[place]
    low, high = (None if bound == NOTHING else bound for bound in bounds)
    if not 1 <= len(arguments) <= 3 or (low is None and high is None):
        raise of.wrong(f"{word.text} takes a value and two bounds.", word)
    if low is None or high is None:
        function, bound = ("max", low) if high is None else ("min", high)
        return Call(function, (arguments[0], bound))  # type: ignore[arg-type]
    return Call("clip", (arguments[0], low, high))


def _count(name: str, fewest: int, most: int, given: int) -> str:
    wanted = str(fewest) if fewest == most else f"{fewest} to {most}"
    plural = "" if wanted == "1" else "s"
    return f"{name} takes {wanted} argument{plural}, and {given} are given."


def _axis(
    kind: str,
    most: int,
    arguments: list[Tree],
    keywords: Keywords,
    word: Word,
    of: Reading,
) -> tuple[int | None, bool]:
    """The axis of a reduction, by keyword or as the last argument."""
    given = keywords.get("axis", keywords.get("dim"))
    if given is None and kind == "reduction" and len(arguments) == most + 1:
        given = arguments.pop()
    keep = keywords.get("keepdims", keywords.get("keepdim"))
    if given is None:
        return None, keep is not None and keep != ZERO
    sign = -1 if isinstance(given, Negative) else 1
    plain = given.of if isinstance(given, Negative) else given
    if not isinstance(plain, Number) or plain.value not in (0, 1, 2):
        raise of.wrong("The axis is 0, 1 or -1.", word)
    return sign * int(plain.value), keep is not None and keep != ZERO


def _reduction(name: str, arguments: list[Tree], axis: int | None, *, keep: bool) -> Tree:
    first = arguments[0]
    if (
        isinstance(first, Over)
        and first.kind == "collect"
        and name in _LISTED
        and axis in (None, 0)
    ):
        return Over(name, first.index, first.low, first.high, first.body, first.base)  # type: ignore[arg-type]
    if name == "norm" and len(arguments) == 2:
        if arguments[1] == ONE:
            return Call("sum", (Call("abs", (first,)),), axis, keep)
        arguments = [first] if arguments[1] == TWO else arguments
    return Call(name, tuple(arguments), axis, keep)


def running(
    word: Word, targets: list[str], arguments: Sequence[Tree], of: Reading
) -> tuple[Tree | None, Tree | None, Keywords]:
    """The first and last value of an index, or what each running name stands for."""
    if word.text == "range":
        if len(targets) != 1 or not 1 <= len(arguments) <= 2:
            raise of.wrong("Write range(n) or range(first, end), with one running name.", word)
        low = arguments[0] if len(arguments) == 2 else ZERO
        return low, Binary("-", arguments[-1], ONE), {}
    if word.text == "enumerate":
        if len(targets) != 2 or len(arguments) != 1:
            raise of.wrong("Write `for i, x in enumerate(X)`.", word)
        return None, None, {targets[0]: None, targets[1]: arguments[0]}
    if len(targets) != len(arguments):
        raise of.wrong("zip(...) needs as many arrays as there are running names.", word)
    return None, None, dict(zip(targets, arguments, strict=True))
