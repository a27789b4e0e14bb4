"""The file that is handed out: the stub, with the variant in its header and, where an exercise
draws options from a pool or numbers to work with, those of this variant.
"""

import re

from lossdrill.model import VARIANTS, Exercise
from lossdrill.pack import Pack
from lossdrill.submission import HEADER

OPTIONS = "# OPTIONS\n"
"""The line of a stub in whose place the options stand, as comments."""
GIVEN = "# GIVEN\n"
"""The line of a stub in whose place the given numbers stand, as Python."""


def stub_for(pack: Pack, exercise: Exercise, variant: int) -> str:
    header = HEADER.format(id=exercise.id, variant=variant)
    stub = pack.stub(exercise)
    for mark, lead in ((OPTIONS, "# "), (GIVEN, "")):
        if mark not in stub:
            continue
        # Only these need the judge, and with it NumPy: `next` should not wait for it otherwise.
        from lossdrill.judging.solution import load_judge  # noqa: PLC0415
        from lossdrill.judging.variant import Variant  # noqa: PLC0415

        judge = load_judge(pack, exercise)
        lines = judge.handout(Variant(exercise.id, variant))  # type: ignore[attr-defined]
        stub = stub.replace(mark, "".join(f"{lead}{line}".rstrip() + "\n" for line in lines))
    return header + stub


def variant_in(source: str, exercise: Exercise) -> int | None:
    """The variant that a file's header names; None where the file has no such header."""
    pattern = HEADER.format(id=re.escape(exercise.id), variant=r"(\d+)").rstrip("\n")
    found = re.search(f"^{pattern}$", source, re.MULTILINE)
    number = int(found[1][:4]) if found else VARIANTS
    return number if number < VARIANTS else None
