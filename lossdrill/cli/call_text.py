"""A failing case as a line of Python, to be tried in one's own file."""

from lossdrill.model import Counterexample, Exercise, Plain

LONGEST_CALL = 160
"""Characters that one would still type, or copy."""


def call_text(exercise: Exercise, case: Counterexample) -> str | None:
    """The simplest case as a call that Python understands; None where it is no call, or too long
    to be typed.
    """
    for answer in exercise.answers:
        name, _, rest = answer.partition("(")
        parameters = [each.strip() for each in rest.rstrip(") ").split(",")]
        if rest and parameters == list(case.inputs):
            arguments = [_argument(value) for value in case.inputs.values()]
            call = f"{name.strip()}({', '.join(filter(None, arguments))})"
            return call if None not in arguments and len(call) <= LONGEST_CALL else None
    return None


def _argument(value: Plain) -> str | None:
    if isinstance(value, list):
        items = [_item(each) for each in value]
        return None if None in items else f"np.array([{', '.join(filter(None, items))}])"
    return _item(value)


def _item(value: Plain) -> str | None:
    match value:
        case "nan" | "inf" | "-inf":
            return f'float("{value}")'
        case bool() | int() | float():
            return repr(value)
        case list():
            items = [_item(each) for each in value]
            return None if None in items else f"[{', '.join(filter(None, items))}]"
    return None
