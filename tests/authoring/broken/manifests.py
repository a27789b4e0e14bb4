"""What can be wrong with `exercise.toml`."""

from pathlib import Path
from typing import get_args

from lossdrill.manifests import LARGEST_FILE
from lossdrill.model import Kind, Manifest
from tests.authoring.broken.broken import (
    EVERYWHERE,
    GRADIENT,
    MANIFEST,
    Broken,
    Change,
    edit,
    remove,
    write,
)


def _wrong(name: str, change: Change, line: str | int | None, *says: str) -> Broken:
    return Broken(name, change, MANIFEST, line, says, EVERYWHERE)


def _waiting(name: str, change: Change, file: str, *says: str) -> Broken:
    """What only those meet who need the order of all exercises: one is graded by itself."""
    return Broken(name, change, file, "requires", says, ("list", "next"))


def _a_folder(pack: Path) -> None:
    (pack / MANIFEST).unlink()
    (pack / MANIFEST).mkdir()


CASES = [
    _wrong("missing key", edit(MANIFEST, "minutes = 5\n", ""), 1, "minutes: is missing; add it"),
    _wrong(
        "unknown key with a near name",
        edit(MANIFEST, "minutes =", "minuts ="),
        "minuts",
        "minuts: there is no such key; did you mean minutes?",
    ),
    _wrong(
        "unknown key",
        edit(MANIFEST, "minutes = 5", 'minutes = 5\ncolour = "red"'),
        "colour",
        f"colour: there is no such key; there are: {', '.join(Manifest.__struct_fields__)}.",
    ),
    _wrong(
        "key below a table",
        edit(MANIFEST, "seconds = 5.0", "seconds = 5.0\nrequires = []"),
        "requires",
        "limits.requires: it stands below [limits]",
        "move it above that line",
    ),
    _wrong(
        "wrong type",
        edit(MANIFEST, "difficulty = 1", 'difficulty = "easy"'),
        "difficulty",
        'difficulty: expected a whole number from 1 to 5, got "easy".',
    ),
    _wrong(
        "number out of range",
        edit(MANIFEST, "difficulty = 1", "difficulty = 6"),
        "difficulty",
        "difficulty: expected a whole number from 1 to 5, got 6.",
    ),
    _wrong(
        "unknown kind",
        edit(MANIFEST, '"debug"', '"debgu"'),
        "kind",
        "kind: expected one of",
        *get_args(Kind),
        'got "debgu"',
    ),
    _wrong(
        "too few hints",
        edit(MANIFEST, '  "Squares have no sign.",\n', ""),
        "hints",
        "hints: expected a list of 3",
        "got a list of 2.",
    ),
    _wrong(
        "empty hint",
        edit(MANIFEST, "Squares have no sign.", " "),
        '  " ",',
        'hints: entry 2: expected a text that is not empty, got " ".',
    ),
    _wrong(
        "no answer",
        edit(MANIFEST, '["square(y, y_hat)"]', "[]"),
        "answers",
        "answers: expected a list of at least 1",
    ),
    _wrong(
        "answer that Python cannot read",
        edit(MANIFEST, "square(y, y_hat)", "square(y y_hat)"),
        "answers",
        "answers: entry 1: expected the name of a value, or a function with its arguments",
    ),
    _wrong(
        "empty title",
        edit(MANIFEST, '"Mean of the squares"', '""'),
        "title",
        "title: expected a text that is not empty",
    ),
    _wrong(
        "limit out of range",
        edit(MANIFEST, "seconds = 5.0", "seconds = 5000.0"),
        "seconds",
        "limits.seconds: expected a number above 0 and at most 600",
    ),
    _wrong(
        "unknown limit",
        edit(MANIFEST, "seconds = 5.0", "second = 5.0"),
        "second",
        "limits.second: there is no such key; did you mean seconds?",
    ),
    _wrong(
        "limits that are no table",
        edit(MANIFEST, "[limits]\nseconds = 5.0", "limits = 5"),
        "limits",
        "limits: expected a table, got 5.",
    ),
    _wrong(
        "not TOML",
        edit(MANIFEST, "minutes = 5", "minutes = = 5"),
        "minutes",
        f"not valid TOML at column {len('minutes = =')}",
    ),
    _wrong(
        "key that is there twice",
        edit(MANIFEST, "minutes = 5", "minutes = 5\nminutes = 6"),
        "minutes = 6",
        "not valid TOML",
    ),
    _wrong(
        "array that does not end",
        edit(MANIFEST, '  "np.mean, **",\n]\n\n[limits]\nseconds = 5.0\n', '  "the last"'),
        '"the last"',
        "not valid TOML: Unclosed array at the end",
    ),
    _wrong(
        "not UTF-8",
        write(MANIFEST, b'task = "x"\ntitle = "\xff"\n'),
        "title",
        "not UTF-8 (byte 0xff); save it as UTF-8.",
    ),
    _wrong("too large", write(MANIFEST, "#" * (LARGEST_FILE + 1)), None, "shorten it"),
    _wrong("missing manifest", remove(MANIFEST), None, "is missing"),
    _wrong("folder in its place", _a_folder, None, "cannot be read: Is a directory"),
    _waiting(
        "unknown prerequisite",
        edit(GRADIENT, '["square-value"]', '["square-valeu"]'),
        GRADIENT,
        "requires: there is no exercise square-valeu; did you mean square-value?",
    ),
    _waiting(
        "prerequisites in a circle",
        edit(MANIFEST, "covers =", 'requires = ["square-gradient"]\ncovers ='),
        GRADIENT,
        "square-gradient requires square-value requires square-gradient",
    ),
    _waiting(
        "prerequisite of itself",
        edit(MANIFEST, "covers =", 'requires = ["square-value"]\ncovers ='),
        MANIFEST,
        "requires: the exercise requires itself",
    ),
    Broken(
        "unknown syllabus point",
        edit(MANIFEST, '["squares"]', '["squares", "squars"]'),
        MANIFEST,
        "covers",
        ("covers: entry 2: there is no squars under [syllabus]", "did you mean squares?"),
    ),
]
