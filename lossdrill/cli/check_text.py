"""What `dev check` found, as lines for a terminal. Pure: no file and no clock."""

from collections.abc import Collection

from lossdrill.authoring.check import Checked


def checked_lines(checked: Checked) -> list[str]:
    """One line for an exercise, and below it what is wrong with it."""
    state = f"{len(checked.findings):3d} !" if checked.findings else "   ok"
    took = "unchanged" if checked.unchanged else f"{checked.seconds:5.1f} s"
    return [
        f"{state}  {checked.id:<28} {took}",
        *(f"       {finding}" for finding in checked.findings),
    ]


def summary(checked: Collection[Checked], seconds: float) -> str:
    findings = sum(len(one.findings) for one in checked)
    exercises = sum(one.id != "pack" for one in checked)
    what = _count(exercises, "exercise") if exercises else "the pack as a whole"
    result = _count(findings, "finding") if findings else "all sound" if exercises else "sound"
    return f"{what}, {result}, {seconds:.0f} s"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
