"""The text of a module of mistakes: slips as a person writes them down in a solution file."""

import textwrap
from collections.abc import Sequence

from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.kinds import slips
from lossdrill.symbolic.slips.slip import Slip
from lossdrill.symbolic.slips.written import Names, function_source

HEADER = '"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""\n'
_WIDTH = 100


def mistakes_source(loss: Loss, what: str) -> str:
    """The whole file; the same bytes every time.

    Raises:
        PackError: as for `slips`.
    """
    found = slips(loss, what)
    if what.endswith("derivative"):
        return _formulas(found)
    return _functions(found, Names(loss).of(through_weights=what.startswith("weight")))


def _functions(found: Sequence[Slip], arguments: Sequence[str]) -> str:
    text = f"{HEADER}\nimport numpy as np\n\nfrom lossdrill.judging.words import mistake\n"
    for slip in found:
        function = function_source(slip.id, arguments, slip.lines)
        text += f"\n\n@mistake({_argument(slip.sentence, 0)})\n{function}"
    return text


def _formulas(found: Sequence[Slip]) -> str:
    text = f"{HEADER}\nfrom lossdrill.judging.formula_words import mistake\n\nmistakes = [\n"
    for slip in found:
        name = slip.id.replace("_", "-")
        lines = [_quoted(name), _quoted(slip.formula), *_lines(slip.sentence, 8)]
        text += "    mistake(\n"
        text += f"        {lines[0]},\n        {lines[1]},\n        "
        text += "\n        ".join(lines[2:]) + ",\n    ),\n"
    return f"{text}]\n"


def _argument(sentence: str, indent: int) -> str:
    """In brackets: on the line of the bracket where it fits there, else on lines of its own."""
    if len(sentence) + len("@mistake()") + 2 <= _WIDTH:
        return _quoted(sentence)
    pad = " " * (indent + 4)
    lines = _lines(sentence, indent + 4)
    return f"\n{pad}" + f"\n{pad}".join(lines) + "\n"


def _lines(sentence: str, indent: int) -> list[str]:
    """As strings that Python joins."""
    width = _WIDTH - indent - 3
    parts = textwrap.wrap(sentence, width, break_long_words=False, break_on_hyphens=False)
    return [_quoted(part + (" " if part is not parts[-1] else "")) for part in parts]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\")
    return (
        f"'{escaped}'"
        if '"' in text and "'" not in text
        else '"' + escaped.replace('"', '\\"') + '"'
    )
