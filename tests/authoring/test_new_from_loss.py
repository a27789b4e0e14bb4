"""A loss that nobody here has seen becomes a topic: sound, readable, and right about answers."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from lossdrill.authoring.check import pack_findings
from lossdrill.authoring.local import local_run
from lossdrill.authoring.new.from_loss import Made, exercise_of_loss, topic_of_losses
from lossdrill.errors import PackError, UsageError
from lossdrill.grading import grade
from lossdrill.model import VARIANTS, Verdict
from lossdrill.pack import Pack
from lossdrill.report.mathematics import formula

RELATIVE = '''"""Relative error: how far off a positive prediction is, in units of the target."""

from sympy import Abs

from lossdrill.symbolic import Loss, positive

y, mu = positive("y mu")

relative_error = Loss(Abs(mu - y) / y, of=mu, given=y)
'''

EXPECTILE = '''"""Expectile loss: squares, of which those of predictions too low weigh tau."""

from sympy import Piecewise

from lossdrill.symbolic import Loss, probability, real

y, y_hat, r = real("y y_hat r")
tau = probability("tau")

expectile = Loss(
    Piecewise((tau * r**2, r < 0), ((1 - tau) * r**2, True)),
    of=y_hat,
    given=(y, tau),
    where={r: y_hat - y},
)
'''

RELATIVE_RIGHT = """
def relative_error(y, mu):
    return sum(abs(b / a - 1) for a, b in zip(y, mu)) / len(mu)
"""

RELATIVE_WRONG = """
import numpy as np

def relative_error(y, mu):
    return np.sum(np.abs(mu - y) / y)
"""

GRADIENT = """
import numpy as np

def expectile_gradient(y, y_hat, tau):
    w = np.where(y_hat > y, {above}, {below})
    return 2 * w * (y_hat - y) / len(y)
"""

ANSWERS = {
    "relative-error-value": (RELATIVE_RIGHT, RELATIVE_WRONG, "sum-of-losses"),
    "relative-error-derive": (
        'answer = "sign(mu - y)/y"',
        'answer = "sign(y - mu)/y"',
        "reversed-sign",
    ),
    "expectile-gradient": (
        GRADIENT.format(above="1 - tau", below="tau"),
        GRADIENT.format(above="tau", below="1 - tau"),
        "tau-for-1-minus-tau",
    ),
    "expectile-curvature": (
        'answer = r"2\\tau + 2(1 - 2\\tau) (r > 0)"',
        'answer = "where(r < 0, 2*tau*r, 2*(1 - tau)*r)"',
        "first-derivative",
    ),
}
"""By exercise: an answer that is right, one that is wrong, and what is wrong with it."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pack")


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """Both topics in one pack, by their names."""
    files = tmp_path_factory.mktemp("files")
    found = {}
    for topic, text in (("relative_error", RELATIVE), ("expectile", EXPECTILE)):
        (files / f"{topic}.py").write_text(text)
        found[topic] = topic_of_losses(root, files / f"{topic}.py", topic)
    return found


def test_what_is_made(made: dict[str, Made]) -> None:
    """Each loss has the exercises that it can have, and of the others it is said why not."""
    assert {name.rpartition("-")[2] for name in made["relative_error"].exercises} == {
        "value",
        "gradient",
        "derive",
        "kinks",
    }
    assert list(made["relative_error"].left_out) == ["relative-error-curvature"]
    assert {name.rpartition("-")[2] for name in made["expectile"].exercises} == {
        "value",
        "gradient",
        "derive",
        "curvature",
    }
    assert "no corners" in made["expectile"].left_out["expectile-kinks"]


def test_it_is_sound(made: dict[str, Made], root: Path) -> None:
    """`dev check` finds nothing, in the exercises or in the pack."""
    assert [finding for each in made.values() for finding in each.findings] == []
    assert list(pack_findings(Pack(root))) == []
    assert {path for each in made.values() for path in each.written} == {
        path for path in root.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("exercise", ANSWERS)
def test_answers_of_people(exercise: str, made: dict[str, Made], root: Path) -> None:
    """What somebody else writes passes when it is right, and is named when it is wrong, in every
    variant.
    """
    right, wrong, mistake = ANSWERS[exercise]
    for variant in range(0, VARIANTS, 5):
        assert judged(root, exercise, right, variant).status == "pass"
        verdict = judged(root, exercise, wrong, variant)
        assert (verdict.status, verdict.diagnoses[0].id) == ("wrong", mistake)


def judged(root: Path, exercise_id: str, source: str, variant: int) -> Verdict:
    pack = Pack(root)
    return grade(source, pack.exercise(exercise_id), pack, variant, local_run)


def test_prompts_can_be_read(made: dict[str, Made], root: Path) -> None:
    """Nothing of a template is left, lines are not long, and every formula is one."""
    pack = Pack(root)
    texts = [pack.prompt(exercise) for exercise in pack.exercises]
    texts += [pack.topic_page(topic) for topic in pack.topics]
    for text in texts:
        assert not re.search(r"<<|>>|<%|%>|<#|None|\bSymbol\b", text)
        prose = [
            line for line in text.split("\n") if not line.startswith(("|", "\\", "g_i", "answer"))
        ]
        assert max(map(len, prose)) <= 100
        for displayed, within in re.findall(r"\$\$(.+?)\$\$|\$([^$]+)\$", text, re.DOTALL):
            assert "<math" in formula(displayed or within)


def test_nothing_is_made_twice(made: dict[str, Made], root: Path, tmp_path: Path) -> None:
    """The same loss again, or another one under the name of this topic: one sentence, and all stays
    as it is.
    """
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(UsageError, match="choose another id"):
        topic_of_losses(root, root / "solutions/expectile/loss.py", "expectile")
    other = tmp_path / "other.py"
    other.write_text(EXPECTILE.replace("expectile =", "asymmetric ="))
    with pytest.raises(UsageError, match="--topic"):
        topic_of_losses(root, other, "expectile", only=("value",))
    assert before == {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_loss_more(tmp_path: Path) -> None:
    """Of a topic's own file what is missing is made, and what is there stays as it is."""
    pack, loss = tmp_path / "pack", tmp_path / "shares.py"
    loss.write_text(RELATIVE)
    topic_of_losses(pack, loss, "shares", only=("derive",))
    prompt = pack / "exercises/shares/relative-error-derive/prompt.md"
    prompt.write_text("edited")
    file = pack / "solutions/shares/loss.py"
    file.write_text(f"{RELATIVE}\nsquared = Loss((mu / y - 1) ** 2, of=mu, given=y)\n")
    made = topic_of_losses(pack, file, "shares", only=("derive",))
    assert list(made.exercises) == ["squared-derive"]
    assert made.left_out == {"relative-error-derive": "it is there"}
    assert prompt.read_text() == "edited"


@pytest.mark.usefixtures("made")
def test_one_exercise_about_the_loss_of_a_topic(root: Path, tmp_path: Path) -> None:
    """In a topic that defines a loss, an exercise of a kind is about that loss, and sound."""
    root = copytree(root, tmp_path / "pack")
    found = exercise_of_loss(root, "debug", "my-own", "expectile", "Mend it")
    assert found.findings == []
    pack = Pack(root)
    exercise = pack.exercise("my-own")
    assert (exercise.kind, exercise.names, exercise.title) == ("debug", ("my_own",), "Mend it")
    verdict = judged(root, "my-own", pack.stub(exercise), 0)
    assert (verdict.status, verdict.score) == ("wrong", 0)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("expectile = Loss(", "(lambda *_, **__: 0)(", "defines no loss"),
        ("r < 0", "r < abs(", "was never closed"),
        ("where={r: y_hat - y}", "where={r: (y_hat - y) ** 2}", "must take each value"),
    ],
)
def test_a_file_that_is_broken(old: str, new: str, says: str, tmp_path: Path) -> None:
    """What is wrong is said of the author's own file, with its line, and nothing is written."""
    file = tmp_path / "mine.py"
    file.write_text(EXPECTILE.replace(old, new))
    with pytest.raises(PackError, match=rf"mine\.py:\d+: .*{says}"):
        topic_of_losses(tmp_path / "pack", file, "mine")
    assert not (tmp_path / "pack").exists()
