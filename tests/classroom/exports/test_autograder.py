"""The bundle, run in the layout that Gradescope documents, in a container like Docker's."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from lossdrill import __version__
from lossdrill.classroom.exports.bundle import Settings, bundle, read_wheel
from lossdrill.judging.solution import load
from lossdrill.judging.variant import variant_of
from lossdrill.pack import open_pack
from tests.classroom.exports.container import METADATA, Container, possible
from tests.classroom.exports.schema import violations

ROOT = Path(__file__).resolve().parents[3]
PACK = open_pack()
VALUE, GRADIENT = "huber-value", "huber-gradient"
CLASS = Settings(
    version=__version__,
    pack=PACK.content_hash,
    exercises=(VALUE, GRADIENT),
    salt="salt",
    feedback="full",
    config=f'exercises = ["{VALUE}", "{GRADIENT}"]\nweights = {{{VALUE} = 4}}\n',
    ids={METADATA["users"][0]["email"].casefold(): "s-1"},  # type: ignore[index]
)
AS_ROOT = os.geteuid() == 0

# Looks for what it should not see or change, and returns all it found where a number belongs.
NOSY = """
import glob, os

PLACES = [
    "/autograder/source/settings.json",
    "/autograder/source/pack/solutions/huber/huber_value.py",
    "/autograder/submission_metadata.json",
    "/autograder/results/stdout",
    *glob.glob("/opt/lossdrill/lib/*/site-packages/lossdrill/_data/solutions/huber/*.py"),
    *glob.glob("/autograder/*/*"),
]

def huber(y, y_hat, delta):
    found = []
    for place in PLACES:
        try:
            found.append("READ " + open(place).read()[:20])
        except OSError:
            pass
    for place in ("/autograder/results/results.json", "/autograder/run_autograder", "/tmp/x"):
        try:
            open(place, "w").write('{"score": 100}')
            found.append("WROTE " + place)
        except OSError:
            pass
    try:
        os.listdir("/autograder/source")
        found.append("LISTED")
    except OSError:
        pass
    raise ValueError("found: " + ", ".join(found) + ".")
"""


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> Container:
    """What Gradescope builds from the bundle, with a wheel of this checkout."""
    if not possible():
        message = "bubblewrap, with which these tests make a container, does not work here"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    folder = tmp_path_factory.mktemp("gradescope")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    archive = folder / "bundle.zip"
    archive.write_bytes(bundle(CLASS, PACK, read_wheel(Path(wheel), __version__)))
    made = Container(folder / "container", archive)
    assert made.installed.returncode == 0, made.installed.stderr
    return made


@contextmanager
def changed(container: Container, **settings: object) -> Iterator[None]:
    """Other settings for a while."""
    path = container.autograder / "source" / "settings.json"
    before = path.read_text("utf-8")
    path.write_text(json.dumps(json.loads(before) | settings), "utf-8")
    try:
        yield
    finally:
        path.write_text(before, "utf-8")


def right(exercise_id: str) -> str:
    solution = load(PACK, PACK.exercise(exercise_id), variant_of(exercise_id, "s-1", "salt"))
    return str(solution.answers[0].source)


def test_a_submission_is_graded(container: Container) -> None:
    """Right, missing and unreadable: points by weight, the student's variant, all documented."""
    results, ended = container.grade({"huber_value.py": right(VALUE), "notes.txt": "hello"})
    assert ended.returncode == 0, ended.stderr
    assert results is not None
    assert violations(results) == []
    value, gradient = results["tests"]
    assert (value["score"], value["max_score"], value["status"]) == (4.0, 4.0, "passed")
    assert value["extra_data"]["variant"] == variant_of(VALUE, "s-1", "salt")
    assert (gradient["score"], gradient["max_score"]) == (0.0, 1.0)
    assert gradient["extra_data"]["state"] == "missing"
    assert results["score"] == 4.0
    assert results["execution_time"] > 0
    assert "notes.txt was not read" in results["output"]
    assert "Graded under" in ended.stdout
    assert "seccomp" in ended.stdout
    assert "bubblewrap" not in ended.stdout


def test_several_answers_in_one_file(container: Container) -> None:
    """A student may hand in one file with all of them."""
    text = right(VALUE) + "\n\n" + right(GRADIENT)
    results, ended = container.grade({"homework.py": text})
    assert results is not None, ended.stderr
    assert [test["status"] for test in results["tests"]] == ["passed", "passed"]


def test_an_answer_finds_nothing(container: Container) -> None:
    """It reads neither solutions nor settings, and writes no results, which root there can."""
    results, ended = container.grade({"huber_value.py": NOSY})
    assert results is not None, ended.stderr
    assert results["score"] == 0.0
    output = results["tests"][0]["output"]
    assert "found: ." in output
    assert container.run("/bin/cat", "/autograder/source/settings.json").returncode == 0


@pytest.mark.parametrize("level", ["diagnosis", "score"])
def test_levels_are_obeyed(container: Container, level: str) -> None:
    """The bundle's level decides what a student reads."""
    wrong = right(VALUE).replace("return ", "return 2 * ")
    with changed(container, feedback=level):
        results, ended = container.grade({"huber_value.py": wrong})
    assert results is not None, ended.stderr
    output = results["tests"][0]["output"]
    assert "FAIL" in output
    assert "expected" not in output
    assert ("→" in output) == (level == "diagnosis")


@pytest.mark.skipif(not AS_ROOT, reason="only root has something to give up")
def test_without_isolation_nothing_is_graded(container: Container) -> None:
    """Where root cannot be given up there are no results, and instructors read why. With --unsafe
    there are.
    """
    files = {"huber_value.py": right(VALUE)}
    results, ended = container.grade(files, rights=())
    assert results is None
    assert ended.returncode == 3
    assert "files would run as root" in ended.stderr
    with changed(container, unsafe=True):
        results, ended = container.grade(files, rights=())
    assert results is not None, ended.stderr
    assert results["score"] == 4.0


@pytest.mark.skipif(not AS_ROOT, reason="the rights of files keep out others, not their owner")
def test_rights_of_files_keep_secrets_too(container: Container) -> None:
    """Whoever is nobody reads neither bundle nor built-in solutions, whatever the kernel offers."""
    program = (
        "import os, sys; os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try: print(open(sys.argv[1]).read())\nexcept PermissionError: print('kept out')"
    )
    code = "from lossdrill.folders import data_root; print(data_root())"
    data = container.run("/opt/lossdrill/bin/python", "-c", code).stdout.strip()
    for path in ("/autograder/source/settings.json", f"{data}/solutions/huber/loss.py"):
        ended = container.run("/opt/lossdrill/bin/python", "-c", program, path)
        assert ended.stdout == "kept out\n", ended


def test_a_fault_of_ours_costs_nobody_a_point(container: Container) -> None:
    """A pack that is not the one in the settings: no results, so that no zero is recorded."""
    with changed(container, pack="0000000000000000"):
        results, ended = container.grade({"huber_value.py": right(VALUE)})
    assert results is None
    assert ended.returncode == 3
    assert "is not the one that this class is graded with" in ended.stderr
    assert "Traceback" not in ended.stderr
