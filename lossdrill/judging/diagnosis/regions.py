"""Right on one branch of the loss and wrong on another."""

import numpy as np

from lossdrill.judging.cases import Case
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import Array, off
from lossdrill.model import Diagnosis


def wrong_in_some_regions(evidence: Evidence) -> Diagnosis | None:
    """Each sample stands in a region of the loss (inside delta, beyond it, ...).

    With one output per sample the entries are told apart; otherwise only points with all their
    samples in one region speak.
    """
    derived = evidence.judge.derived
    names: tuple[str, ...] = getattr(getattr(derived, "loss", None), "region_names", ())
    if len(names) < 2:
        return None
    right: set[int] = set()
    wrong: set[int] = set()
    for case in evidence.ordinary:
        regions = np.asarray(derived.loss.regions(*derived.samples(*case.point.arguments)))
        for region, fine in _marks(case, regions):
            (right if fine else wrong).add(region)
    if not wrong or not right - wrong:
        return None
    good = _listed([names[region] for region in sorted(right - wrong)])
    bad = _listed([names[region] for region in sorted(wrong)])
    return Diagnosis(
        id="wrong-region",
        kind="generic",
        message=f"Right {good}; wrong {bad}.",
    )


def _marks(case: Case, regions: Array) -> list[tuple[int, bool]]:
    output = case.output
    if output is not None and output.shape == regions.shape and case.reference.ndim == 1:
        fine = off(output, case.reference, case.expected.scale) <= case.point.rtol
        return [(int(r), bool(f)) for r, f in zip(regions, fine, strict=True)]
    present = {int(region) for region in np.ravel(regions)}
    return [(present.pop(), case.right)] if len(present) == 1 else []


def _listed(names: list[str]) -> str:
    return " and ".join(names)
