"""A failing case as a line of Python, to be tried in one's own file."""

from lossdrill.model import Counterexample, Exercise, Plain

LONGEST_CALL = 160
"""Characters that one would still type, or copy."""


def call_text(exercise: Exercise, case: Counterexample, width: int) -> list[str] | None:
    """The simplest case as a call that Python understands, on a line for each argument where one is
    too short; None where it is no call, or too long to be typed.
    """
    for answer in exercise.answers:
        name, _, rest = answer.partition("(")
        parameters = [each.strip() for each in rest.rstrip(") ").split(",")]
        if rest and parameters == list(case.inputs):
            arguments = [_argument(value) for value in case.inputs.values()]
            written = [each for each in arguments if each is not None]
            call = f"{name.strip()}({', '.join(written)})"
            if len(written) < len(arguments) or len(call) > LONGEST_CALL:
                return None
            if len(call) <= width:
                return [call]
            return [f"{name.strip()}(", *(f"    {each}," for each in written), ")"]
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
