"""The built-in exercises, as far as tests need to look at them: `lossdrill dev check` proves the
rest, every answer in every variant and through the sandbox.
"""

import pytest

from lossdrill.authoring.check import pack_findings
from lossdrill.authoring.files import solution_findings, text_findings
from lossdrill.authoring.witnesses import witness_findings
from lossdrill.judging.solution import load
from lossdrill.pack import open_pack

PACK = open_pack()


def test_the_pack_as_a_whole() -> None:
    """Prerequisites exist and have no cycle, topics have pages, derived files are current."""
    assert list(pack_findings(PACK)) == []


@pytest.mark.parametrize("exercise_id", PACK.ids)
def test_texts_and_answers_fit_together(exercise_id: str) -> None:
    """Prompt and stub are there, and there are enough right answers and mistakes."""
    exercise = PACK.exercise(exercise_id)
    assert list(text_findings(PACK, exercise)) == []
    assert list(solution_findings(exercise, load(PACK, exercise))) == []


@pytest.mark.parametrize("exercise_id", PACK.ids)
def test_three_witnesses_agree(exercise_id: str) -> None:
    """Reference, derived quantity and 50-digit value are one at every point of every variant."""
    exercise = PACK.exercise(exercise_id)
    assert list(witness_findings(PACK, exercise, load(PACK, exercise).judge)) == []
