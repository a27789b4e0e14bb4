"""The file that is handed out."""

import ast

import pytest

from lossdrill.judging.choices import ChoicesJudge
from lossdrill.judging.handout import stub_for
from lossdrill.judging.solution import load_judge
from lossdrill.judging.variant import Variant
from lossdrill.pack import open_pack

PACK = open_pack()


@pytest.mark.parametrize("exercise_id", ["huber-gradient", "mse-sigmoid-nonconvex"])
def test_the_header_tells_exercise_and_variant(exercise_id: str) -> None:
    """And the rest is the stub as its author wrote it."""
    exercise = PACK.exercise(exercise_id)
    header, _, rest = stub_for(PACK, exercise, 7).partition("\n")
    assert exercise_id in header
    assert "7" in header
    assert rest == PACK.stub(exercise)


def test_options_are_those_of_the_variant() -> None:
    """Each stands in a comment; the file is Python, with nothing ticked."""
    exercise = PACK.exercise("mse-logistic-claim")
    judge = load_judge(PACK, exercise)
    assert isinstance(judge, ChoicesJudge)
    for number in (0, 31):
        text = stub_for(PACK, exercise, number)
        joined = " ".join(line.lstrip("# ") for line in text.splitlines())
        for letter, option in judge.options(Variant(exercise.id, number)).items():
            assert f"{letter}. {option.statement}" in joined
        assert "OPTIONS" not in text
        (bound,) = [node for node in ast.parse(text).body if isinstance(node, ast.Assign)]
        assert ast.unparse(bound) == "answer = set()"
