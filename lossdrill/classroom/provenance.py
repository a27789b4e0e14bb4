"""By which packs a class was judged: kept once for a run, and put into each verdict when it is
read, because a pack may change where an exercise does not.
"""

from collections.abc import Callable

import msgspec

from lossdrill.classroom.model import PackUsed, Run
from lossdrill.model import Verdict
from lossdrill.pack import Pack


def packs_used(pack: Pack) -> tuple[PackUsed, ...]:
    return tuple(
        PackUsed(
            name=each.name, version=each.version, content=each.content_hash, exercises=each.ids
        )
        for each in pack.packs
    )


def signed_by(run: Run) -> Callable[[Verdict], Verdict]:
    """Puts the pack that judged into a verdict of this run. Results of a lossdrill that knew of no
    names have the content hash alone.
    """
    homes = {exercise: used for used in run.packs for exercise in used.exercises}
    unnamed = PackUsed(name="", version="", content=run.pack, exercises=())

    def signed(verdict: Verdict) -> Verdict:
        used = homes.get(verdict.exercise, unnamed)
        return msgspec.structs.replace(
            verdict, pack=used.content, pack_name=used.name, pack_version=used.version
        )

    return signed
