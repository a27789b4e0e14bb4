"""What stands in a solution file, and what an author hears when it is broken."""

import sys
from pathlib import Path

import pytest

from lossdrill.errors import PackError
from lossdrill.judging.solution import load, load_judge, load_losses
from lossdrill.pack import Pack, open_pack
from tests.judging.packs import SOLUTION, write_pack


def complaint(pack: Pack) -> str:
    with pytest.raises(PackError) as caught:
        load(pack, pack.exercise("twice"))
    return str(caught.value)


def test_a_solution_is_reference_answers_mistakes_and_judge(tmp_path: Path) -> None:
    """The reference comes first, the others in the order of the file, each as a file of its own."""
    pack = write_pack(tmp_path)
    solution = load(pack, pack.exercise("twice"))
    assert [answer.name for answer in solution.answers] == ["reference", "by factor"]
    assert [answer.note for answer in solution.answers] == ["Add it to itself.", "Or multiply."]
    assert [(m.name, m.note) for m in solution.mistakes] == [
        ("once", "Only once."),
        ("squared", "Squared."),
    ]
    for answer in (*solution.answers, *solution.mistakes):
        names: dict[str, object] = {}
        exec(answer.source, names)  # noqa: S102 - written above
        assert callable(names["twice"])


def test_the_judge_knows_the_mistakes(tmp_path: Path) -> None:
    """Those of the whole file, wherever in it the judge is made."""
    pack = write_pack(tmp_path)
    judge = load_judge(pack, pack.exercise("twice"))
    assert [known.id for known in judge.mistakes] == ["once", "squared"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("FACTOR = 2", "FACTOR = nothing", "32", "NameError"),
        ("FACTOR = 2", "FACTOR = = 2", "32", "SyntaxError"),
        ('signature="(n)->(n)"', 'signature="n"', "33", "not a signature"),
        ("import Point", "import Pint", "5", "ImportError"),
    ],
)
def test_a_broken_file_is_reported_with_its_line(
    tmp_path: Path, old: str, new: str, line: str, what: str
) -> None:
    """The author hears the file, the line and Python's own words, and sees no traceback."""
    pack = write_pack(tmp_path, SOLUTION.replace(old, new))
    path = tmp_path / "solutions" / "numbers" / "twice.py"
    message = complaint(pack)
    assert message.startswith(f"{path}:{line}: ")
    assert what in message


@pytest.mark.parametrize(
    ("judge", "what"),
    [
        ("", "judge: expected one, got None"),
        ("judge = 3", "judge: expected one, got 3"),
    ],
)
def test_a_file_without_a_judge_is_reported(tmp_path: Path, judge: str, what: str) -> None:
    """Something that judges has to be bound to the name."""
    before = SOLUTION.partition("judge = ")[0]
    assert what in complaint(write_pack(tmp_path, before + judge))


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    """Every exercise needs a solution."""
    pack = write_pack(tmp_path)
    (tmp_path / "solutions" / "numbers" / "twice.py").unlink()
    assert "every exercise needs a solution" in complaint(pack)


def test_an_answer_that_leans_on_the_reference_is_reported(tmp_path: Path) -> None:
    """It could not be run as a submission."""
    text = SOLUTION.replace("return x**2", "return twice(x) * x / 2")
    assert "squared uses twice" in complaint(write_pack(tmp_path, text))


def test_a_file_that_failed_leaves_nothing_behind(tmp_path: Path) -> None:
    """Loaded again, it fails again: half a module is never taken for the whole."""
    pack = write_pack(tmp_path, SOLUTION.replace("FACTOR = 2", "FACTOR = nothing"))
    before = set(sys.modules)
    assert complaint(pack) == complaint(pack)
    assert not any(name.endswith(".twice") for name in set(sys.modules) - before)


def test_packs_stand_side_by_side(tmp_path: Path) -> None:
    """Two packs with the same topics and ids each have their own solutions."""
    first = write_pack(tmp_path / "a")
    second = write_pack(tmp_path / "b", SOLUTION.replace("Only once.", "Just once."))
    third = write_pack(tmp_path / "c")
    notes = [load(pack, pack.exercise("twice")).mistakes[0].note for pack in (first, second, third)]
    assert notes == ["Only once.", "Just once.", "Only once."]


def test_an_edited_pack_is_loaded_anew(tmp_path: Path) -> None:
    """Who opens the folder again sees what was saved, siblings included, in the same process."""
    text = SOLUTION.replace("FACTOR = 2", "from ._shared import FACTOR")
    (tmp_path / "solutions" / "numbers").mkdir(parents=True)
    shared = tmp_path / "solutions" / "numbers" / "_shared.py"
    shared.write_text("FACTOR = 2\n")
    pack = write_pack(tmp_path, text)
    judge = load_judge(pack, pack.exercise("twice"))
    assert judge is not None
    shared.write_text("FACTOR = 1 / 0\n")
    assert load_judge(pack, pack.exercise("twice")) == judge
    assert "ZeroDivisionError" in complaint(open_pack(tmp_path))


def test_the_losses_of_a_topic_are_found_by_name() -> None:
    """Reports draw a topic's losses without knowing its exercises."""
    losses = load_losses(open_pack(), "huber")
    assert list(losses) == ["huber"]
    assert losses["huber"].parameters == ("delta",)


@pytest.mark.parametrize("exercise_id", open_pack().ids)
def test_every_solution_of_the_built_in_pack_loads(exercise_id: str) -> None:
    """With an answer to show, and mistakes to recognise; a text is never a mistake."""
    pack = open_pack()
    exercise = pack.exercise(exercise_id)
    solution = load(pack, exercise)
    assert solution.answers[0].name == "reference"
    names = {mistake.name for mistake in solution.mistakes}
    assert len(names) == len(solution.mistakes)
    assert bool(names) == (exercise.kind != "explain")
