"""The file that is handed out: the stub, with the variant in its header and, where an exercise
draws its options from a pool, the options of this variant.
"""

from lossdrill.model import Exercise
from lossdrill.pack import Pack

OPTIONS = "# OPTIONS\n"
"""The line of a stub in whose place the options stand."""


def stub_for(pack: Pack, exercise: Exercise, variant: int) -> str:
    header = f"# lossdrill {exercise.id}, variant {variant}\n"
    stub = pack.stub(exercise)
    if OPTIONS in stub:
        # Only these need the judge, and with it NumPy: `next` should not wait for it otherwise.
        from lossdrill.judging.solution import load_judge  # noqa: PLC0415
        from lossdrill.judging.variant import Variant  # noqa: PLC0415

        judge = load_judge(pack, exercise)
        lines = judge.handout(Variant(exercise.id, variant))  # type: ignore[attr-defined]
        stub = stub.replace(OPTIONS, "".join(f"# {line}".rstrip() + "\n" for line in lines))
    return header + stub
