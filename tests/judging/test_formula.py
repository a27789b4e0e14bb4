"""The formula judge: what the outcomes of a comparison become, and files of formulas."""

import ast
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossdrill.errors import PackError
from lossdrill.formula import POSITIVE, Expected, scalar
from lossdrill.judging.derivations import Derivation
from lossdrill.judging.derived import Likelihood
from lossdrill.judging.formula import Asked, FormulaJudge, formulas, mistake, written
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import load
from lossdrill.judging.variant import Variant
from lossdrill.model import Exercise
from lossdrill.pack import open_pack
from lossdrill.sandbox.wire import Answer

PACK = open_pack()
VARIANT = Variant("d", 3)


def judge_of(exercise_id: str) -> FormulaJudge:
    judge = load(PACK, PACK.exercise(exercise_id)).judge
    assert isinstance(judge, FormulaJudge)
    return judge


HUBER = judge_of("huber-derive")
TWO = judge_of("mse-gaussian-nll")


def rule(*values: Any, judge: FormulaJudge = HUBER) -> Ruling:
    return judge(lambda calls: [Answer(value) for value in values], VARIANT)


def test_right() -> None:
    """A right formula passes with the whole score, and is shown as it was read."""
    ruling = rule("max(-delta, min(delta, ŷ - y))")
    assert (ruling.status, ruling.score, ruling.reason) == ("pass", 1.0, None)
    (reading,) = ruling.read_as
    assert (reading.name, reading.text) == ("answer", "max(-delta, min(delta, y_hat - y))")
    assert reading.mathml.startswith("<math>")
    (check,) = ruling.checks
    assert re.fullmatch(r"at \d+ points", check.detail)


def test_conventions_are_notes() -> None:
    """The subgradient that was taken at a kink is a note on a pass."""
    ruling = rule("where(y*s <= 1, -y, 0)", judge=judge_of("hinge-derive"))
    assert ruling.status == "pass"
    assert any("any number" in note for note in ruling.notes)


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("2*r", "value"),
        ("where(r == delta, 0, clip(r, -delta, delta))", "kink"),
        ("r*delta/max(delta, |r|) * r/r", "nan"),
    ],
)
def test_wrong(formula: str, reason: str) -> None:
    """A wrong formula earns nothing, says what failed first, and has a case that shows it."""
    ruling = rule(formula)
    assert (ruling.status, ruling.score, ruling.reason) == ("wrong", 0.0, reason)
    assert ruling.counterexample is not None
    assert ruling.counterexample.inputs.keys() == {"y", "y_hat", "delta"}
    assert ruling.read_as


def test_shapes() -> None:
    """A formula of another shape is told so, and has no case."""
    ruling = rule("X.T @ X", judge=judge_of("mae-derive-vector"))
    assert (ruling.status, ruling.reason, ruling.counterexample) == ("wrong", "shape", None)
    assert ruling.diagnoses


def test_mistakes_are_named() -> None:
    """A typical mistake is recognised in another spelling."""
    ruling = rule(r"\begin{cases} r & |r| \le \delta \\ r/|r| & \text{otherwise}\end{cases}")
    (found,) = ruling.diagnoses
    assert (found.id, found.kind) == ("factor-delta-lost-linear", "mistake")


def test_refused() -> None:
    """What is not read is not judged: one sentence, and below it the place."""
    ruling = rule("2*(qq - y_hat)")
    assert (ruling.status, ruling.score, ruling.reason) == ("not_run", 0.0, "refused")
    assert not ruling.checks
    (found,) = ruling.diagnoses
    sentence, text, caret = found.message.split("\n")
    assert found.kind == "run"
    assert "qq" in sentence
    assert text[caret.index("^") : caret.rindex("^") + 1] == "qq"


def test_a_lost_backslash_is_explained() -> None:
    """LaTeX in plain quotes loses its backslashes; the refusal says how to keep them."""
    message = rule("\frac{1}{2}").diagnoses[0].message
    assert 'put an r before the quotes: r"\\frac{a}{b}".' in message
    assert "r before the quotes" not in rule("qq").diagnoses[0].message


@pytest.mark.parametrize("value", ["", " \n", None, 3, 2.5, ["r"], {"answer": "r"}, b"r", True])
def test_what_is_no_formula(value: Any) -> None:
    """An empty answer and one that is no text score 0, with one sentence that says what to do."""
    ruling = rule(value)
    assert (ruling.status, ruling.score, ruling.reason) == ("wrong", 0.0, "value")
    (found,) = ruling.diagnoses
    assert re.fullmatch(r"`answer` is .+; (give|write) the formula .*quotes\.", found.message)
    assert not ruling.read_as


def of_text(formula: str) -> Asked:
    """Asks for a formula in s > 0; that it comes from no loss does not matter here."""
    nothing = Likelihood("nothing", "nothing", ("s",), formula, "0")
    derivation = Derivation(formula, nothing, ("s",), numbers=lambda _, s: s)
    return Asked(derivation, (scalar("s", POSITIVE),), ("s",), ())


def test_a_broken_expectation_is_the_authors() -> None:
    """What cannot be compared is no learner's failure."""
    with pytest.raises(PackError, match="not known"):
        rule("s", judge=formulas(answer=of_text("2*q")))


def test_each_part_is_judged_by_itself() -> None:
    """Of two formulas each is worth half, and what is said begins with its name."""
    both = rule("n/(2*s**2)", "n/2*log(2*pi*s**2)", judge=TWO)
    assert (both.status, both.score) == ("pass", 1.0)
    assert [reading.name for reading in both.read_as] == ["a", "b"]
    half = rule("n/(2*s**2)", "n*log(s)", judge=TWO)
    assert (half.status, half.score, half.reason) == ("wrong", 0.5, "value")
    assert [check.passed for check in half.checks] == [True, False]
    assert half.diagnoses[0].message.startswith("b: The 2 pi is lost.")


def test_a_part_that_is_not_read() -> None:
    """If one of two formulas is not read, no attempt is used, whatever the other is."""
    ruling = rule("n/(2*s**2", "1", judge=TWO)
    assert (ruling.status, ruling.reason, ruling.score) == ("not_run", "refused", 0.0)
    assert [found.message[:3] for found in ruling.diagnoses] == ["a: "]


def test_a_part_that_is_empty() -> None:
    """One right formula and an empty one are half an answer."""
    ruling = rule("n/(2*s**2)", "", judge=TWO)
    assert (ruling.status, ruling.score) == ("wrong", 0.5)
    assert [found.message[:4] for found in ruling.diagnoses] == ["`b` "]


def test_files_beside_a_mistake_are_right_elsewhere() -> None:
    """Each written mistake makes one mistake only."""
    exercise: Exercise = PACK.exercise("mse-gaussian-nll")
    answers, mistakes = TWO.written_answers(exercise, VARIANT)
    assert len({answer.source for answer in answers}) == len(answers)
    for one in mistakes:
        ruling = rule(*values_in(one.source).values(), judge=TWO)
        assert (ruling.score, ruling.diagnoses[0].id) == (0.5, one.name)


def values_in(source: str) -> dict[str, str]:
    body = ast.parse(source).body
    return {
        ast.unparse(node.targets[0]): ast.literal_eval(node.value)
        for node in body
        if isinstance(node, ast.Assign)
    }


@given(st.dictionaries(st.sampled_from("abc"), st.text(), min_size=1))
def test_files_say_what_was_meant(texts: dict[str, str]) -> None:
    """A written file binds each name to exactly its formula, whatever that holds."""
    assert values_in(written(texts)) == texts


def test_latex_is_written_raw() -> None:
    """Solutions show LaTeX as one would type it."""
    assert written({"answer": r"\frac{1}{2}"}) == 'answer = r"\\frac{1}{2}"\n'


def test_mistakes_are_those_of_the_comparison() -> None:
    """The sentence of a mistake reaches whoever compares."""
    one = mistake("twice", "2*s", "That is twice as much.")
    expected = Asked(of_text("s").derivation, (scalar("s", POSITIVE),), ("s",), (one,)).expected
    assert expected == Expected("s", None, (), (one,))
