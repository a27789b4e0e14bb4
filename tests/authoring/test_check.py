"""`dev check` sees everything that can be unsound about an exercise, and names it."""

import shutil
from pathlib import Path

import pytest

from lossdrill.authoring import answers
from lossdrill.authoring.answers import answer_findings
from lossdrill.authoring.check import check, check_exercise, pack_findings
from lossdrill.authoring.files import solution_findings, text_findings
from lossdrill.authoring.finding import Finding
from lossdrill.errors import UsageError
from lossdrill.judging.solution import load
from lossdrill.pack import Pack
from tests.authoring.conftest import EXERCISE, FOLDER, SOLUTION, Edit

SECOND = FOLDER.replace("gradient", "value")


@pytest.fixture(autouse=True)
def _few_variants(monkeypatch: pytest.MonkeyPatch) -> None:
    """What all variants share is seen in three of them."""
    monkeypatch.setattr(answers, "VARIANTS", 3)


def static(root: Path) -> list[Finding]:
    """All that is found without running an answer."""
    pack = Pack(root)
    exercise = pack.exercise(EXERCISE)
    solution = load(pack, exercise)
    path = pack.solution_path(exercise)
    return [*text_findings(pack, exercise), *solution_findings(exercise, solution, path)]


def judged(root: Path) -> Finding:
    """The first thing that judging the answers brings to light, before any process is started."""
    pack = Pack(root)
    return next(answer_findings(pack, pack.exercise(EXERCISE)))


def test_a_sound_pack_has_no_findings(root: Path) -> None:
    """Stub, right answers, mistakes and trivial answers all get their verdict in the sandbox."""
    assert check(Pack(root)) == []


def test_an_unknown_exercise_is_a_usage_error(root: Path) -> None:
    """Asking for an exercise that is not there checks nothing, and suggests a near name."""
    with pytest.raises(UsageError, match=EXERCISE):
        check(Pack(root), ["huber-gradent"])


def test_a_stub_that_passes(root: Path, edit: Edit) -> None:
    """A stub that holds the solution is found in the sandbox."""
    edit(f"{FOLDER}/stub.py", "    # TODO", "    return np.clip(y_hat - y, -delta, delta) / len(y)")
    (finding,) = check(Pack(root))
    assert (finding.exercise, finding.about) == (EXERCISE, "stub")
    assert "passes" in finding.message


def test_a_right_answer_that_is_wrong(root: Path, edit: Edit) -> None:
    """An answer meant to be right fails, and the finding says why, and in which variants."""
    edit(SOLUTION, "delta * np.sign(r)) / len(y)", "delta * np.sign(r))")
    finding = judged(root)
    assert finding.about == "right answer"
    assert finding.message.startswith("by branches is to pass, but is wrong")
    assert "in every variant" in finding.message


def test_a_mistake_that_is_right(root: Path, edit: Edit) -> None:
    """A mistake that passes shows that it is none, or that a point is missing."""
    edit(SOLUTION, "r, np.sign(r)) / len(y)", "r, delta * np.sign(r)) / len(y)")
    finding = judged(root)
    assert finding.about == "mistake"
    assert finding.message.startswith("unit-slope is to fail, but passes")


def test_two_mistakes_that_are_one(root: Path, edit: Edit) -> None:
    """Of two mistakes with the same outputs the second can never be named."""
    body = "r = y_hat - y\n    return np.where(np.abs(r) <= delta, r, np.sign(r)) / len(y)"
    edit(SOLUTION, "return (y_hat - y) / len(y)", body)
    finding = judged(root)
    assert finding.message.startswith("never-linear is taken for unit-slope")


def test_a_mistake_that_nobody_would_recognise(root: Path, edit: Edit) -> None:
    """A mistake whose outputs match no mistake, itself included, is found."""
    random = "np.random.default_rng().normal(size=len(y))"
    edit(SOLUTION, "return (y_hat - y) / len(y)", f"return (y_hat - y) / len(y) + {random}")
    assert judged(root).message.startswith("never-linear is not named as itself")


def test_a_mistake_that_cannot_be_run(root: Path, edit: Edit) -> None:
    """A mistake whose file does not even load is found, and by its name."""
    edit(SOLUTION, "import numpy as np\n", "import numpy as np\n\nlimit = len(__doc__) / 10\n")
    edit(SOLUTION, "return (y_hat - y) / len(y)", "return limit * (y_hat - y) / len(y)")
    assert judged(root).message.startswith("never-linear is not named as itself")


def test_a_reference_that_disagrees_with_the_definition(root: Path, edit: Edit) -> None:
    """The exercise is at fault, and nothing is then said about its answers."""
    edit(SOLUTION, "return np.clip(y_hat - y, -delta, delta) / len(y)", "return y_hat - y")
    checked = check_exercise(root, EXERCISE)
    (finding,) = checked.findings
    assert "the reference" in finding.message
    assert "derived quantity" in finding.message


def test_a_solution_that_does_not_run(root: Path, edit: Edit) -> None:
    """An error in a solution file is a finding with its line, not a traceback."""
    edit(SOLUTION, "judge = function(", "judge = functoin(")
    (finding,) = check_exercise(root, EXERCISE).findings
    line = (root / SOLUTION).read_text().splitlines().index("judge = functoin(") + 1
    assert f"huber_gradient.py:{line}: NameError" in str(finding)


def test_a_judge_that_fails(root: Path, edit: Edit) -> None:
    """Whatever an author's code raises while it is checked ends in a sentence."""
    edit(SOLUTION, "points_of(huber)", "3")
    (finding,) = check_exercise(root, EXERCISE).findings
    assert finding.message.startswith("checking it failed with ")


@pytest.mark.parametrize("name", ["prompt.md", "stub.py"])
def test_missing_and_empty_texts(root: Path, name: str) -> None:
    """Prompt and stub must be there and say something."""
    path = root / FOLDER / name
    path.write_text("  \n")
    assert [finding.about for finding in static(root)] == [path.stem]
    path.unlink()
    (finding,) = static(root)
    assert "missing" in finding.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("def huber_gradient", "def huber", "does not define huber_gradient(y, y_hat, delta)"),
        ("(y, y_hat, delta)", "(y_hat, y, delta)", "defines huber_gradient(y_hat, y, delta)"),
        ("    # TODO", "    if:", "stub.py:8: "),
    ],
)
def test_a_stub_that_does_not_fit(root: Path, edit: Edit, old: str, new: str, said: str) -> None:
    """The stub defines what the manifest promises, with the same parameters."""
    edit(f"{FOLDER}/stub.py", old, new)
    (finding,) = static(root)
    assert finding.about == "stub"
    assert said in str(finding)


def test_a_name_that_the_stub_does_not_bind(root: Path, edit: Edit) -> None:
    """A value that the manifest asks for is bound in the stub."""
    answers_ = 'answers = ["huber_gradient(y, y_hat, delta)"'
    edit(f"{FOLDER}/exercise.toml", answers_, f'{answers_}, "witness"')
    (finding,) = static(root)
    assert "witness" in finding.message
    edit(f"{FOLDER}/stub.py", "import numpy as np", "import numpy as np\n\nwitness = None")
    assert static(root) == []


def test_a_reference_that_does_not_fit_the_manifest(root: Path, edit: Edit) -> None:
    """The reference takes what the manifest says, in the same order."""
    for path in (f"{FOLDER}/exercise.toml", f"{FOLDER}/stub.py"):
        edit(path, "(y, y_hat, delta)", "(y_hat, y, delta)")
    (finding,) = static(root)
    assert finding.about == "reference"


def test_too_few_answers(root: Path, edit: Edit) -> None:
    """An exercise to implement needs other right answers, and mistakes to tell apart."""
    edit(f"{FOLDER}/exercise.toml", "debug", "implement")
    assert [finding.about for finding in static(root)] == ["right answers", "mistakes"]


def test_a_mistake_without_a_sentence(root: Path, edit: Edit) -> None:
    """What a learner hears is a sentence."""
    edit(SOLUTION, "The linear branch is missing: the slope stays at delta.", "TODO")
    (finding,) = static(root)
    assert finding.message.startswith("never-linear: expected a sentence")


def pack_messages(root: Path) -> dict[str, str]:
    return {finding.about: str(finding) for finding in pack_findings(Pack(root))}


def test_a_stale_derivation(root: Path, edit: Edit) -> None:
    """A changed definition asks for `dev derive`; one that cannot be derived says why."""
    edit("solutions/huber/loss.py", "r**2 / 2", "r**2")
    assert "run: lossdrill dev derive" in pack_messages(root)["derived"]
    edit("solutions/huber/loss.py", "Piecewise((", "Piecewize((")
    assert "loss.py" in pack_messages(root)["derived"]


def test_a_topic_without_a_page(root: Path) -> None:
    """Each topic has its page."""
    path = root / "exercises/huber/README.md"
    path.write_text("")
    assert "empty" in pack_messages(root)["topic page"]
    path.unlink()
    assert "missing" in pack_messages(root)["topic page"]


def test_prerequisites(root: Path) -> None:
    """A prerequisite exists, and exercises do not wait for each other."""
    manifest = root / FOLDER / "exercise.toml"
    manifest.write_text(manifest.read_text() + 'requires = ["huber-value"]\n')
    assert "there is no exercise huber-value" in pack_messages(root)["manifests"]
    shutil.copytree(root / FOLDER, root / SECOND)
    second = root / SECOND / "exercise.toml"
    second.write_text(second.read_text().replace("huber-value", EXERCISE))
    assert (
        f"{EXERCISE} requires huber-value requires {EXERCISE}" in pack_messages(root)["manifests"]
    )


def test_a_manifest_that_cannot_be_read(root: Path) -> None:
    """A broken manifest is reported for its own exercise too, and does not end the check."""
    (root / FOLDER / "exercise.toml").write_text("title = 3")
    assert {(finding.exercise, finding.about) for finding in check(Pack(root))} == {
        ("pack", "manifests"),
        (EXERCISE, "solution"),
    }


def test_a_mistake_that_only_drawn_points_show(root: Path, edit: Edit) -> None:
    """Where the points of every variant prove nothing, each variant is looked at itself."""
    right = "np.clip(y_hat - y, -delta, delta) / len(y)"
    edit(SOLUTION, "return (y_hat - y) / len(y)", f"return {right} * (1 + (len(y) == 40))")
    pack = Pack(root)
    exercise = pack.exercise(EXERCISE)
    solution = load(pack, exercise)
    proved = answers._proved_by_fixed_points(pack, exercise, solution)
    assert [mistake.name for mistake in proved] == ["unit-slope"]
    assert check(pack) == []
