"""Right on one branch of the loss and wrong on another."""

from collections import defaultdict

import numpy as np

from lossdrill.judging.cases import Case
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import Array, off
from lossdrill.model import Diagnosis

FEW = 4
"""A region is not what is wrong where fewer than one in this many of its samples are."""
MANY = 8
"""Points of one region."""


def wrong_in_some_regions(evidence: Evidence) -> Diagnosis | None:
    """Each sample stands in a region of the loss (inside delta, beyond it, ...).

    With one output per sample the entries are told apart; otherwise only points with all their
    samples in one region speak, and a region counts as right only if several samples at once were.
    """
    derived = evidence.judge.derived
    names: tuple[str, ...] = getattr(getattr(derived, "loss", None), "region_names", ())
    if len(names) < 2:
        return None
    by_sample = evidence.judge.signature.result == ("n",)
    marks: dict[int, list[bool]] = defaultdict(list)
    trusted: set[int] = set()
    for case in evidence.ordinary:
        regions = evidence.groundwork.regions(case.point)
        present = {int(region) for region in regions}
        if by_sample:
            fine = _fine(case)
            for region, mark in zip(regions, fine, strict=True):
                marks[int(region)].append(bool(mark))
            trusted |= present
        elif len(present) == 1:
            marks[min(present)].append(case.right)
            if len(regions) > 1:
                trusted |= present
    good = [names[region] for region in sorted(marks) if all(marks[region]) and region in trusted]
    bad = [
        f"{names[region]} ({sum(not mark for mark in found)} of {len(found)})"
        for region, found in sorted(marks.items())
        if not all(found)
    ]
    if not good or not bad:
        return None
    if not by_sample and not _is_consistent(marks):
        return None
    if any(0 < found.count(False) * FEW < len(found) for found in marks.values()):
        return None
    what = "samples" if by_sample else "points"
    return Diagnosis(
        id="wrong-region",
        kind="generic",
        message=f"Right for {what} of this kind: {', '.join(good)}. Wrong for: {', '.join(bad)}.",
    )


def _is_consistent(marks: dict[int, list[bool]]) -> bool:
    """With few points, a region must be wrong throughout: right and wrong by turns is no matter of
    regions then.
    """
    few = min(len(found) for found in marks.values()) < MANY
    return not few or all(all(found) or not any(found) for found in marks.values())


def _fine(case: Case) -> Array:
    """For each sample whether its entry is right."""
    output = case.output
    if output is None or output.shape != case.reference.shape:
        return np.zeros(case.reference.shape, bool)
    return off(output, case.reference, case.expected.scale) <= case.point.rtol
