"""Several parts in one file: asked in one run, judged each for itself."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from lossdrill.authoring.answers import answer_findings
from lossdrill.authoring.files import solution_findings
from lossdrill.errors import PackError
from lossdrill.judging import solution
from lossdrill.judging.all_of import AllOf, all_of
from lossdrill.judging.cells.numbers import Number
from lossdrill.judging.essay import essay, question
from lossdrill.judging.handout import stub_for
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import load, load_judge
from lossdrill.judging.values import values
from lossdrill.judging.variant import Variant
from lossdrill.judging.witness_words import Claim, unit, witness
from lossdrill.model import VARIANTS
from lossdrill.pack import open_pack
from lossdrill.sandbox.wire import Answer, Call
from tests.judging.packs import MANIFEST, write_pack

PACK = open_pack()
EXERCISE = PACK.exercise("hinge-subgradient-set")
VARIANT = Variant(EXERCISE.id, 9)
TABLE = values(lambda: {"a": Number(3), "b": Number(4)})
WITNESS = witness(Claim("w", lambda w: w, more_than=0.5), examples=[{"w": 1}], w=unit)
ESSAY = essay(text=question("Why", rubric=["Because."], example="Because."))
BOTH = all_of(table=TABLE, proof=WITNESS)
RIGHT = {"answer": {"a": 3, "b": 4}, "w": 1, "text": "So."}


def rule(judge: AllOf = BOTH, variant: Variant = VARIANT, **changed: Any) -> Ruling:
    found = {**RIGHT, **changed}
    return judge(lambda calls: [Answer(found[call.name]) for call in calls], variant)


def test_all_parts_right_is_a_pass() -> None:
    """With the checks of each, under its name."""
    ruling = rule()
    assert (ruling.status, ruling.score) == ("pass", 1.0)
    assert [check.title for check in ruling.checks] == ["table: a", "table: b", "proof: w"]
    assert all(check.passed for check in ruling.checks)


def test_they_are_asked_in_one_run() -> None:
    """Whatever they answer, there is one question."""
    asked: list[Sequence[Call]] = []

    def ask(calls: Sequence[Call]) -> list[Answer]:
        asked.append(calls)
        return [Answer(0) for _ in calls]

    assert BOTH(ask, VARIANT).status == "wrong"
    assert [[call.name for call in calls] for calls in asked] == [["answer", "w"]]


def test_each_part_earns_its_share() -> None:
    """And says what is wrong with it, after its name."""
    ruling = rule(w=0)
    assert (ruling.status, ruling.score, ruling.reason) == ("wrong", 0.5, "value")
    assert [found.message.partition(":")[0] for found in ruling.diagnoses] == ["proof"]
    assert rule(answer=None, w=0).score == 0.0
    assert 0 < rule(answer={"a": 3, "b": 0}).score < 1


def test_an_essay_beside_other_parts_counts_for_nothing() -> None:
    """But it must be there."""
    judge = all_of(table=TABLE, why=ESSAY)
    assert (rule(judge).status, rule(judge).score) == ("pass", 1.0)
    assert rule(judge, text="").status == "wrong"
    assert (rule(judge, answer=3).status, rule(judge, answer=3).score) == ("wrong", 0.0)
    only = all_of(first=ESSAY)
    assert (rule(only).status, rule(only).score) == ("unscored", 0.0)


FUNCTIONS = '''"""Two numbers and a function in one file."""

from lossdrill.judging.all_of import all_of
from lossdrill.judging.result_words import Point, mistake, results, right, vector
from lossdrill.judging.value_words import Number, values


def cells(x):
    return {"first": Number(x), "second": Number(x * x)}


def given(draw):
    return {"x": draw.randint(3, 9)}


def both(x):
    return {"sum": add(x), "largest": max(x)}


def add(x):
    return sum(x)


@right(part="table")
def by_power(x):
    """As a power."""
    return {"second": x**2}


@right(part="function")
def by_methods(x):
    return {"sum": x.sum(), "largest": x.max()}


@mistake("That is twice the number.", part="table")
def doubled(x):
    return {"second": 2 * x}


@mistake("That is the mean of them.", part="function")
def mean(x):
    return {"sum": add(x) / len(x), "largest": max(x)}


@mistake("That is the smallest of them.", part="function")
def smallest(x):
    return {"sum": add(x), "largest": min(x)}


def some(draw):
    yield Point((vector(3, 5),), "two")
    yield Point((vector(4, 2, draw.randint(6, 9)),), "three")


judge = all_of(table=values(cells, given=given), function=results(both, calls=[some]))
'''


def test_functions_are_joined_by_the_part_that_they_name(tmp_path: Path) -> None:
    """Each answer is a whole file, right but for the part that it belongs to."""
    pack = write_pack(tmp_path, FUNCTIONS, MANIFEST.replace('"twice(x)"', '"answer", "both(x)"'))
    (tmp_path / "exercises/numbers/twice/stub.py").write_text("answer = None\n\ndef both(x): ...\n")
    exercise = pack.exercise("twice")
    assert list(answer_findings(pack, exercise)) == []
    solution = load(pack, exercise, 3)
    assert [mistake.name for mistake in solution.mistakes] == ["doubled", "mean", "smallest"]
    assert len(solution.answers) == 2
    found = solution_findings(exercise, solution, pack.solution_path(exercise))
    assert not any(one.about == "reference" for one in found)


MORE = FUNCTIONS.replace(
    "judge = all_of(",
    """
def twice(x):
    return x + x


def middle(x):
    return [sum(x) / len(x)]


@mistake("Only once, not twice.", part="double")
def once(x):
    return x


@mistake("That is the largest of them.", part="best")
def largest(x):
    return [max(x)]


def many(draw):
    yield from (Point((vector(*range(1, n)),), f"{n - 1} numbers") for n in range(2, 8))


judge = all_of(
    double=function(twice, signature="(n)->(n)", points=[many]),
    best=minimiser(
        middle,
        Measure("slope", lambda c, x: abs(c[0] - sum(x) / len(x)), 1e-9, "It is not 0."),
        problems=[some],
    ),
    """,
).replace(
    "from lossdrill.judging.value",
    """from lossdrill.judging.minimiser_words import Measure, minimiser
from lossdrill.judging.words import function
from lossdrill.judging.value""",
)


def test_whatever_judges_functions_is_joined(tmp_path: Path) -> None:
    """Also those that ask once more after a failure, or measure what comes back."""
    names = '"answer", "both(x)", "twice(x)", "middle(x)"'
    pack = write_pack(tmp_path, MORE, MANIFEST.replace('"twice(x)"', names))
    functions = "".join(f"def {name}(x): ...\n" for name in ("both", "twice", "middle"))
    stub = tmp_path / "exercises/numbers/twice/stub.py"
    stub.write_text(f"answer = None\n{functions}")
    exercise = pack.exercise("twice")
    assert list(answer_findings(pack, exercise)) == []
    solution = load(pack, exercise)
    assert {"once", "largest", "doubled"} < {mistake.name for mistake in solution.mistakes}
    found = solution_findings(exercise, solution, pack.solution_path(exercise))
    assert not any(one.about == "reference" for one in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (', part="table")\ndef doubled', ")\ndef doubled", 'doubled: mark it with part="table" or'),
        ('part="function")\ndef mean', 'part="fun")\ndef mean', "mean: mark it with part="),
        ("def add(x):", "def add(x):\n    both", "uses both, but each answer must stand by itself"),
    ],
)
def test_an_answer_of_no_part_is_a_fault(tmp_path: Path, old: str, new: str, said: str) -> None:
    """As is one that leans on another part."""
    pack = write_pack(tmp_path, FUNCTIONS.replace(old, new))
    with pytest.raises(PackError, match=re.escape(said)):
        load(pack, pack.exercise("twice"))


@pytest.mark.parametrize("number", range(0, VARIANTS, 6))
def test_the_written_answers_are_what_they_say(number: int) -> None:
    """Beside a mistake of one part the others are right; the stub has what each part gives."""
    judge = load_judge(PACK, EXERCISE)
    assert isinstance(judge, AllOf)
    variant = Variant(EXERCISE.id, number)
    solution = load(PACK, EXERCISE, number)

    def read(source: str) -> Ruling:
        names: dict[str, Any] = {}
        exec(source, names)  # noqa: S102 - written by the judge
        return judge(lambda calls: [Answer(names[call.name]) for call in calls], variant)

    assert {read(answer.source).status for answer in solution.answers} == {"pass"}
    assert len(solution.answers) == 3
    for mistake in solution.mistakes:
        ruling = read(mistake.source)
        assert ruling.diagnoses[0].id == mistake.name
        assert 0 < ruling.score < 1
    stub = stub_for(PACK, EXERCISE, number)
    assert "\n".join(judge.parts["sets"].handout(variant)) in stub
    assert "GIVEN" not in stub
    assert read(stub).score == 0.0


def test_what_parts_share_stands_once_in_a_joined_file() -> None:
    """Imports are at its top, and a helper that two parts use is written once; what differs, and
    each part's own comments and texts, stay as they are.
    """
    shared = "import numpy as np\n\n\ndef half(x):\n    return x / 2\n\n\n"
    first = (
        f'{shared}# The first.\ndef f(x):\n    """One.\n\n\n    Two.\n    """\n    return half(x)\n'
    )
    second = f"import math\n{shared}def g(x):\n    return math.exp(half(x))\n"
    parts = {
        "first": ((solution.Answer("reference", "", first),), ()),
        "second": ((solution.Answer("reference", "", second),), ()),
    }
    ((joined,), _) = BOTH.joined(parts)
    assert joined.source == (
        f"import numpy as np\nimport math\n\n\n{first.removeprefix('import numpy as np').lstrip()}"
        "\n\ndef g(x):\n    return math.exp(half(x))\n"
    )
