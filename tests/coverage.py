"""docs/coverage.md: which exercises grade which point of the syllabus.

`python -m tests.coverage` writes it.
"""

from pathlib import Path

from lossdrill.pack import Pack, open_pack

PAGE = Path(__file__).resolve().parents[1] / "docs" / "coverage.md"
BEGINNING = """# Coverage

What the track is to teach, and which exercises grade it. `exercises/track.toml` has the points,
`covers` of each `exercise.toml` names those that it grades, and `python -m tests.coverage` writes
this page.

| point | what it is | graded by |
|---|---|---|
"""


def coverage(pack: Pack) -> str:
    """The page as it should be."""
    rows = []
    for point, text in pack.syllabus.items():
        graded = [exercise.id for exercise in pack.exercises if point in exercise.covers]
        rows.append(f"| {point} | {text} | {', '.join(f'`{each}`' for each in graded)} |\n")
    return BEGINNING + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(coverage(open_pack()), encoding="utf-8")
