"""The file that is handed out: the stub, with the variant in its header and, where an exercise
draws options from a pool or numbers to work with, those of this variant.
"""

import re
from typing import Any

from lossdrill.model import VARIANTS, Exercise
from lossdrill.pack import Pack
from lossdrill.submission import HEADER

PLACE = re.compile(r"^# (OPTIONS|GIVEN)(?: of (\w+))?\n", re.MULTILINE)
"""The line of a stub in whose place the options stand, as comments, or what is given, as Python.
Where an exercise has several parts, the line names one.
"""


def needs_judge(pack: Pack, exercise: Exercise) -> bool:
    """Whether code of the pack runs where a stub is made."""
    return PLACE.search(pack.stub(exercise)) is not None


def stub_for(pack: Pack, exercise: Exercise, variant: int) -> str:
    header = HEADER.format(id=exercise.id, variant=variant)
    stub = pack.stub(exercise)
    if PLACE.search(stub):
        # Only these need the judge, and with it NumPy: `next` should not wait for it otherwise.
        from lossdrill.judging.solution import load_judge  # noqa: PLC0415
        from lossdrill.judging.variant import Variant  # noqa: PLC0415

        judge: Any = load_judge(pack, exercise)

        def filled(place: re.Match[str]) -> str:
            handing = judge if place[2] is None else judge.parts[place[2]]
            lead = "# " if place[1] == "OPTIONS" else ""
            lines = handing.handout(Variant(exercise.id, variant))
            return "".join(f"{lead}{line}".rstrip() + "\n" for line in lines)

        stub = PLACE.sub(filled, stub)
    return header + stub


def variant_in(source: str, exercise: Exercise) -> int | None:
    """The variant that a file's header names; None where the file has no such header."""
    pattern = HEADER.format(id=re.escape(exercise.id), variant=r"(\d+)").rstrip("\n")
    found = re.search(f"^{pattern}$", source, re.MULTILINE)
    number = int(found[1][:4]) if found else VARIANTS
    return number if number < VARIANTS else None
