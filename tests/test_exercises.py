"""The built-in exercises, as far as tests need to look at them: `lossdrill dev check` proves the
rest, every answer in every variant and through the sandbox.
"""

import ast
import re

import pytest

from lossdrill.authoring.check import pack_findings
from lossdrill.authoring.files import solution_findings, text_findings
from lossdrill.authoring.formula_witnesses import formula_findings
from lossdrill.authoring.witnesses import witness_findings
from lossdrill.judging.formula import FormulaJudge
from lossdrill.judging.solution import load
from lossdrill.pack import open_pack

PACK = open_pack()
DERIVE = [exercise.id for exercise in PACK.exercises if exercise.kind == "derive"]


def test_the_pack_as_a_whole() -> None:
    """Prerequisites exist and have no cycle, topics have pages, derived files are current."""
    assert list(pack_findings(PACK)) == []


@pytest.mark.parametrize("exercise_id", PACK.ids)
def test_texts_and_answers_fit_together(exercise_id: str) -> None:
    """Prompt and stub are there, and there are enough right answers and mistakes."""
    exercise = PACK.exercise(exercise_id)
    assert list(text_findings(PACK, exercise)) == []
    path = PACK.solution_path(exercise)
    assert list(solution_findings(exercise, load(PACK, exercise), path)) == []


@pytest.mark.parametrize("exercise_id", PACK.ids)
def test_three_witnesses_agree(exercise_id: str) -> None:
    """Reference, derived quantity and 50-digit value are one at every point of every variant."""
    exercise = PACK.exercise(exercise_id)
    assert list(witness_findings(PACK, exercise, load(PACK, exercise).judge)) == []


@pytest.mark.parametrize("exercise_id", DERIVE)
def test_formulas_have_three_witnesses(exercise_id: str) -> None:
    """The expected formula, NumPy and the definition at 50 digits are one, at kinks too."""
    exercise = PACK.exercise(exercise_id)
    assert list(formula_findings(PACK, exercise, load(PACK, exercise).judge)) == []


@pytest.mark.parametrize("exercise_id", DERIVE)
def test_examples_in_prompts_can_be_read(exercise_id: str) -> None:
    """What a prompt shows as a spelling is one, and is no right answer."""
    exercise = PACK.exercise(exercise_id)
    judge = load(PACK, exercise).judge
    assert isinstance(judge, FormulaJudge)
    shown = re.findall(r"```python\n(.*?)```", PACK.prompt(exercise), re.DOTALL)
    lines = [line for block in shown for line in ast.parse(block).body]
    assert len(lines) >= 2
    for line in lines:
        assert isinstance(line, ast.Assign)
        asked = judge.asked[ast.unparse(line.targets[0])]
        assert asked.compare(ast.literal_eval(line.value)).status == "different"


def test_every_loss_is_derived_before_it_is_programmed() -> None:
    """In the track a value comes before its derivative, and that before its gradient."""
    order = [exercise.id for exercise in PACK.exercises]
    for topic in (topic.replace("_", "-") for topic in PACK.topics if topic != "interview"):
        derive = min(order.index(each) for each in DERIVE if each.startswith(f"{topic}-"))
        assert order.index(f"{topic}-value") < derive < order.index(f"{topic}-gradient")


WHY = {"claim", "choose"}


@pytest.mark.parametrize("topic", [topic for topic in PACK.topics if topic != "interview"])
def test_why_comes_last(topic: str) -> None:
    """Nobody is asked why before the loss and its gradient have been programmed."""
    own = [exercise for exercise in PACK.exercises if exercise.topic == topic]
    order = [exercise.id for exercise in own]
    gradient = max(place for place, each in enumerate(order) if each.endswith("-gradient"))
    assert [each.id for each in own[:gradient] if each.kind in WHY] == []


def test_nothing_is_asked_that_was_not_handed_out() -> None:
    """A prompt or a sentence that names another exercise names one that came before, or this one
    leads to.
    """
    order = [exercise.id for exercise in PACK.exercises]
    early = []
    for exercise in PACK.exercises:
        before = set(order[: order.index(exercise.id)])
        named = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", PACK.prompt(exercise)))
        early += [(exercise.id, each) for each in named & set(order) - before - {exercise.id}]
    assert early == []
