"""What can be wrong with `track.toml`, with the folders, and with what is read as text."""

import shutil
from pathlib import Path

from lossdrill.manifests import FORMAT
from tests.authoring.broken.broken import (
    DERIVED,
    EVERYWHERE,
    EXERCISE,
    PROMPT,
    SOLUTIONS,
    STUB,
    TOPIC,
    TRACK,
    Broken,
    Change,
    both,
    edit,
    remove,
    write,
)

FORMAT_LINE = f"format = {FORMAT}"
TOPICS = 'topics = ["squares"]'
NEXT = FORMAT + 1


def _track(name: str, new: str, old: str, line: str | int, *says: str) -> Broken:
    return Broken(name, edit(TRACK, old, new), TRACK, line, says, EVERYWHERE, unreadable=True)


def _copied(source: str, target: str) -> Change:
    return lambda pack: shutil.copytree(pack / source, pack / target)


def _topic_as_file(pack: Path) -> None:
    shutil.rmtree(pack / TOPIC)
    (pack / TOPIC).write_text("")


def _linked(pack: Path) -> None:
    outside = pack.resolve().parent / "outside.md"
    outside.write_text("Elsewhere.\n")
    (pack / PROMPT).unlink()
    (pack / PROMPT).symlink_to(outside)


CASES = [
    _track("no format", "", FORMAT_LINE, 1, f"format: is missing; add it, as in: {FORMAT_LINE}"),
    _track(
        "format from the future, with a key that is not known yet",
        f"format = {NEXT}\nlicence = 3",
        FORMAT_LINE,
        "format",
        f"format: this pack is written in format {NEXT}",
        "pip install --upgrade lossdrill",
    ),
    _track(
        "unknown key of the track",
        'topic = ["squares"]',
        TOPICS,
        "topic",
        "topic: there is no such key; did you mean topics?",
    ),
    _track(
        "topic without a folder",
        'topics = ["squares", "cubes"]',
        TOPICS,
        "topics",
        "topics: entry 2: there is no folder exercises/cubes",
    ),
    _track(
        "topic that is no name",
        'topics = ["squares", "../cubes"]',
        TOPICS,
        "topics",
        "topics: entry 2: expected a name of lower-case letters",
    ),
    _track(
        "topics of the wrong type",
        'topics = "squares"',
        TOPICS,
        "topics",
        "topics: expected a list, each a name of lower-case letters, digits and single _ or -, "
        'got "squares"',
    ),
    _track(
        "syllabus point without a sentence",
        'squares = ""',
        'squares = "The mean square of the residuals, and its gradient."',
        'squares = ""',
        "syllabus.squares: expected a text that is not empty",
    ),
    Broken(
        "topic that is a file",
        _topic_as_file,
        TRACK,
        "topics",
        ("topics: entry 1: there is no folder exercises/squares",),
        EVERYWHERE,
        unreadable=True,
    ),
    Broken(
        "folder without a topic",
        write("exercises/cubes/cube-value/exercise.toml", ""),
        TRACK,
        "topics",
        ("topics: the folder exercises/cubes is not among them", "add cubes"),
    ),
    Broken(
        "id in two topics",
        both(_copied(TOPIC, "exercises/cubes"), edit(TRACK, '"squares"]', '"squares", "cubes"]')),
        "exercises/cubes/square-gradient",
        None,
        ("the id square-gradient is already taken by", f"{TOPIC}/square-gradient", "rename"),
        EVERYWHERE,
        unreadable=True,
    ),
    Broken(
        "id that is no name",
        _copied(EXERCISE, f"{TOPIC}/Square_Value"),
        f"{TOPIC}/Square_Value",
        None,
        ("lower-case letters and digits", "rename the folder"),
        EVERYWHERE,
        unreadable=True,
    ),
    Broken(
        "id of the definitions",
        _copied(EXERCISE, f"{TOPIC}/loss"),
        f"{TOPIC}/loss",
        None,
        ("its solution would be loss.py", "rename the folder"),
        EVERYWHERE,
        unreadable=True,
    ),
    Broken(
        "syllabus point that no exercise covers",
        edit(TRACK, "squares = ", 'cubes = "Cubes."\nsquares = '),
        TRACK,
        "cubes",
        ("syllabus.cubes: no exercise covers it",),
    ),
    Broken(
        "solution of no exercise",
        write(f"{SOLUTIONS}/square_valeu.py", ""),
        f"{SOLUTIONS}/square_valeu.py",
        None,
        ("there is no exercise of this name",),
    ),
    Broken(
        "link out of the pack",
        _linked,
        PROMPT,
        None,
        ("a link out of the pack", "outside.md", "put what it"),
    ),
    Broken(
        "topic without a page",
        remove(f"{TOPIC}/README.md"),
        f"{TOPIC}/README.md",
        None,
        ("is missing",),
    ),
    Broken(
        "empty page of a topic",
        write(f"{TOPIC}/README.md", " \n"),
        f"{TOPIC}/README.md",
        1,
        ("it is empty",),
    ),
    Broken("missing prompt", remove(PROMPT), PROMPT, None, ("is missing",), ("next",)),
    Broken("empty prompt", write(PROMPT, "\n"), PROMPT, 1, ("it is empty; write it.",)),
    Broken("missing stub", remove(STUB), STUB, None, ("is missing",), ("next",)),
    Broken("stub that is not UTF-8", write(STUB, b"#\n# \xfc\n"), STUB, 2, ("0xfc",), ("next",)),
    Broken(
        "stub with a syntax error",
        edit(STUB, "return None", "return ("),
        STUB,
        "return (",
        ("SyntaxError: '(' was never closed",),
    ),
    Broken(
        "stub that lacks the name",
        edit(STUB, "def square(", "def squared("),
        STUB,
        1,
        ("it does not define square(y, y_hat), which exercise.toml asks for",),
    ),
    Broken(
        "stub with other arguments",
        edit(STUB, "(y, y_hat)", "(y_hat, y)"),
        STUB,
        "def square",
        ("it defines square(y_hat, y), and exercise.toml asks for square(y, y_hat)",),
    ),
    Broken(
        "stub that passes",
        edit(STUB, "return None", "return np.mean((y - y_hat) ** 2)"),
        STUB,
        "def square",
        ("as it is handed out is to fail, but passes",),
    ),
    Broken(
        "what is derived is missing",
        remove(DERIVED),
        DERIVED,
        None,
        ("is missing", "lossdrill dev derive"),
        ("grade",),
    ),
    Broken(
        "what is derived was edited",
        lambda pack: write(DERIVED, (pack / DERIVED).read_text() + "# mine\n")(pack),
        DERIVED,
        "# mine",
        ("it differs from what loss.py defines", "lossdrill dev derive"),
    ),
]
