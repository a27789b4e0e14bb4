"""Short questions one after another: what is asked, judged, recorded and said."""

import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TypeAlias

import msgspec
import pexpect
import pytest
from click.testing import CliRunner, Result

from lossdrill.cli import cli
from lossdrill.judging.solution import load
from lossdrill.pack import open_pack
from lossdrill.practice.blanks import LETTERS, blanks
from lossdrill.practice.history import History
from lossdrill.practice.quiz import KINDS
from lossdrill.practice.store import FILE_NAME, read_history
from tests.cli.conftest import ESSAY, Type, allow, write
from tests.cli.simulated import START, Clock
from tests.unseen import run_here

Quiz: TypeAlias = Callable[..., Result]

TABLE = '''"""Twice."""

from lossdrill.judging.value_words import Number, Word, right, values

def given(draw):
    return {"n": 4}

def cells(n):
    """Twice n, and whether that is even."""
    return {"twice": Number(2 * n), "even": Word("yes", ("yes", "no"), "Twice n is even.")}

judge = values(cells, given=given)
'''
TABLE_STUB = """# GIVEN

answer = {
    "twice": None,  # of n
    "even": None,  # "yes" or "no"
}
"""
CHOICES = '''"""Tick."""

from lossdrill.judging.choices import choices, right, wrong

judge = choices(
    right("Two is even.", "It is twice 1."),
    right("Four is even.", "It is twice 2."),
    wrong("One is even.", "It is odd."),
    wrong("Three is even.", "It is odd too."),
    shown=4,
)
'''
CHOICES_STUB = "# OPTIONS\n\nanswer = set()\n"
CLAIM = '''"""Judge."""

from lossdrill.judging.choices import right, wrong
from lossdrill.judging.claims import claim

judge = claim(
    "needs a condition",
    "Squares of large numbers are larger.",
    right("x is larger than 1.", "Then it is."),
    wrong("x is an integer.", "0 is one."),
    shown=2,
    true="Not of 1/2.",
    false="It is of 2.",
)
'''
CLAIM_STUB = """# "The square of x is larger than x."
#
# OPTIONS

verdict = None  # "true", "false" or "needs a condition"
condition = None  # a letter
"""


@pytest.fixture(scope="session")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table and options in topic alpha; a claim that needs the table, and an essay, in beta."""
    root = tmp_path_factory.mktemp("short")
    questions = {
        "a-table": ("alpha", "fill", TABLE, TABLE_STUB, []),
        "b-options": ("alpha", "choose", CHOICES, CHOICES_STUB, []),
        "c-claim": ("beta", "claim", CLAIM, CLAIM_STUB, ["a-table"]),
        "d-essay": ("beta", "explain", ESSAY, 'text = ""\n', []),
    }
    for name, (topic, kind, solution, stub, requires) in questions.items():
        write(root, topic, name, solution, requires, kind=kind, answer="answer")
        (root / "exercises" / topic / name / "stub.py").write_text(stub)
    manifest = root / "exercises/beta/c-claim/exercise.toml"
    text = manifest.read_text().replace('["answer"]', '["verdict", "condition"]')
    manifest.write_text(text)
    (root / "exercises/track.toml").write_text('format = 1\ntopics = ["alpha", "beta"]\n')
    return root


@pytest.fixture
def quiz(short: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Quiz:
    """Answers with these lines, and then the input ends."""
    allow(home, short)
    monkeypatch.setattr("lossdrill.cli.quiz.fresh_run", lambda: nullcontext(run_here))

    def quiz(*lines: str, words: str = "") -> Result:
        command = ["quiz", *words.split(), "--pack", str(short)]
        return CliRunner().invoke(cli, command, input="".join(f"{line}\n" for line in lines))

    return quiz


@pytest.fixture
def history(home: Path) -> Callable[[], History]:
    return lambda: read_history(home / FILE_NAME)


def letters(result: Result, *statements: str) -> str:
    """Those under which the statements are shown."""
    lines = result.stdout.split("\n")
    return "".join(line[0] for line in lines if line[3:] in statements)


def seen(quiz: Quiz, *lines: str, words: str = "") -> str:
    """The letters of the right options."""
    shown = quiz(*lines, "q", words=words)
    return letters(shown, "Two is even.", "Four is even.", "x is larger than 1.")


def test_a_table(quiz: Quiz, history: Callable[[], History]) -> None:
    """Its cells are asked one after another below what is given; the answer is judged and recorded
    as the file that a learner would have written.
    """
    result = quiz("2*n", "y", words="--count 1")
    assert result.exit_code == 0, result.output
    assert "Question 1 · a-table · alpha · fill · about 10 min\n" in result.stdout
    assert "\nn = 4\n\ntwice [of n] = 2*n\n  = 8\n" in result.stdout
    assert 'even ["yes" or "no"] = y\n  = yes\n' in result.stdout
    assert "PASS  a-table" in result.stdout
    assert "1 of 1 right (1 at the first try)." in result.stdout
    (attempt,) = history().attempts
    assert attempt.verdict.passed
    assert attempt.source.startswith("# lossdrill a-table, variant ")
    assert '"twice": 2 * n,  # of n\n    "even": "yes",' in attempt.source


def test_options(quiz: Quiz) -> None:
    """Feedback comes option by option; what went wrong comes once more, and is then right."""
    right = seen(quiz, "s")
    wrong = next(letter for letter in "abcd" if letter not in right)
    result = quiz("s", right[0] + wrong, right)
    assert result.exit_code == 0, result.output
    assert "FAIL  b-options\n" in result.stdout
    assert f"  {wrong}  wrong   It is odd" in result.stdout
    assert f"  {right[0]}  right\n" in result.stdout
    assert "One right option is not ticked." in result.stdout
    _, _, again = result.stdout.partition("Once more · b-options\nDo b-options.\n")
    assert "PASS  b-options" in again
    assert f"  {wrong}  not so  It is odd" in again
    assert f"  {right[0]}  right   It is twice" in again
    assert "1 of 2 right (0 at the first try), 1 skipped." in again


def test_a_claim(quiz: Quiz, history: Callable[[], History]) -> None:
    """It opens with what it builds on; its condition is asked for only where one is needed."""
    quiz("8", "yes", "q")
    right = seen(quiz, words="beta")
    result = quiz("f", "needs", right, words="beta")
    assert "verdict [" in result.stdout
    first, _, again = result.stdout.partition("Once more · c-claim")
    assert "letter of the condition" not in first
    assert "It is of 2." in first
    assert f"The letter of the condition: {right}" in again
    assert "PASS  c-claim" in again
    assert 'verdict = "needs a condition"' in history().attempts[-1].source


def test_what_is_right_is_not_asked_again(quiz: Quiz) -> None:
    """Of a table in which something is wrong, the other cells stand."""
    result = quiz("7", "yes", "8", words="--count 1")
    _, _, again = result.stdout.partition("Once more · a-table")
    assert 'even = "yes" (kept)' in again
    assert "PASS" in again
    assert "1 of 1 right (0 at the first try)" in again


def test_what_was_begun_is_kept(quiz: Quiz, history: Callable[[], History], home: Path) -> None:
    """Whoever quits in the middle, or loses the connection, finds the cells filled in; nothing is
    recorded as an attempt before it is whole.
    """
    for lines in ("2*4", "q"), ("s", "q"):
        assert "kept for the next quiz" in quiz(*lines).stdout
    result = quiz()
    assert "twice = 2 * 4 (kept)" in result.stdout
    assert history().attempts == ()
    result = quiz("yes", words="--count 1")
    assert "PASS  a-table" in result.stdout
    assert list((home / "quiz").iterdir()) == []


def test_a_draft_that_was_whole(quiz: Quiz, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it was judged is not known after a crash, so its last value is asked for again."""
    with monkeypatch.context() as patched:
        patched.setattr("lossdrill.cli.quiz_round.graded", None)
        assert quiz("8", "yes").exit_code == 4
    result = quiz(words="--count 1")
    assert "twice = 8 (kept)" in result.stdout
    assert 'even ["yes" or "no"] = \n' in result.stdout


def test_a_draft_of_another_question(
    quiz: Quiz, history: Callable[[], History], home: Path
) -> None:
    """Where the exercise has changed since, or the file was edited, it is asked from the start."""
    quiz("8", "q")
    (draft,) = (home / "quiz").iterdir()
    draft.write_text(draft.read_text().replace("n = 4", "n = 5"))
    assert "kept" not in quiz().stdout
    draft.write_text("no Python")
    assert "kept" not in quiz().stdout


def test_keys(quiz: Quiz, history: Callable[[], History]) -> None:
    """A hint is shown and counted, the value before can be given anew, s leaves the question."""
    result = quiz("?", "7", "<", "8", "?", "yes", "?", "s", words="alpha")
    assert "Hint 1 of 4, the concept: the concept of a-table" in result.stdout
    assert "Hint 3 of 4, the identity: the identity of a-table" in result.stdout
    assert "PASS  a-table" in result.stdout
    assert "1 of 2 right (1 at the first try), 1 skipped." in result.stdout
    assert history().attempts[0].hints == 2
    assert [(hint.exercise, hint.step) for hint in history().hints] == [
        ("a-table", 1),
        ("a-table", 3),
        ("b-options", 1),
    ]


def test_no_more_hints(quiz: Quiz) -> None:
    """After the last one the solution is named."""
    result = quiz(*"????")
    assert "There are no more hints. To give up: lossdrill solution a-table" in result.stdout


def test_what_cannot_be_read_uses_up_nothing(quiz: Quiz, history: Callable[[], History]) -> None:
    """A slip of the pen, or what has no value, is asked again with the reason."""
    lines = ["", "2 n", "1/0", "max", 'print("so")', "8", "perhaps", "yes"]
    result = quiz(*lines, words="--count 1")
    for said in (
        "s to skip the question",
        '"2 n" cannot be read',
        "1 / 0 gives no value: ZeroDivisionError: division by zero.",
        "max is a builtin_function_or_method; type a value.",
        "print('so') gives no value.",
        "type yes or no",
    ):
        assert said in result.stdout
    assert "1 of 1 right (1 at the first try)" in result.stdout
    assert len(history().attempts) == 1


def test_what_is_no_text(quiz: Quiz, short: Path) -> None:
    """Bytes that are no UTF-8, and control characters, are no reason to end."""
    command = ["quiz", "--count", "1", "--pack", str(short)]
    result = CliRunner().invoke(cli, command, input=b"\xff\xfe\n\0\x1b[2J8\n\t8\x07\t\nyes\n")
    assert '"[2J8" cannot be read' in result.stdout
    assert "\x1b" not in result.stdout
    assert "PASS  a-table" in result.stdout


def test_exit_code(quiz: Quiz) -> None:
    """1 where something is not right yet in the end; it is named, with the way to its solution."""
    result = quiz("7", "no", "q")
    assert result.exit_code == 1
    assert "0 of 1 right (0 at the first try), 1 not right yet." in result.stdout
    assert "lossdrill solution a-table --give-up" in result.stdout
    assert quiz("q").exit_code == 0


def test_interrupted(
    quiz: Quiz, history: Callable[[], History], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends with 130; what was answered before is recorded."""
    lines = iter(["8", "yes"])

    def read(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr("builtins.input", read)
    result = quiz()
    assert result.exit_code == 130
    assert len(history().attempts) == 1


def test_reviews_come_first(
    quiz: Quiz, history: Callable[[], History], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is due stands before what is new, as another variant; it is said when it comes back."""
    monkeypatch.setattr(Clock, "moment", START)
    monkeypatch.setattr("lossdrill.cli.surroundings.datetime", Clock)
    result = quiz("8", "yes", words="--count 1")
    assert "Comes back: a-table on 2026-01-" in result.stdout
    assert "b-options" in quiz("q").stdout.split("\n")[1]
    monkeypatch.setattr(Clock, "moment", START.replace(month=3))
    result = quiz("8", "yes", words="--count 1")
    assert "a-table · alpha · fill · about 10 min · due again" in result.stdout
    first, second = history().attempts
    assert second.verdict.variant == (first.verdict.variant + 1) % 32


def test_before_an_interview(quiz: Quiz, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day that is configured brings everything back in time, here as with `next`."""
    monkeypatch.setattr(Clock, "moment", START)
    monkeypatch.setattr("lossdrill.cli.surroundings.datetime", Clock)
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text("interview-date = 2026-01-03\n")
    result = quiz("8", "yes", words="--count 1")
    assert "Comes back: a-table on 2026-01-02\n" in result.stdout


def test_no_file_is_handed_out(quiz: Quiz, short: Path, type_in: Type) -> None:
    """The file on the desk stays there for `grade` and `status`; the question does for `hint`."""
    type_in("next d-essay", pack=short)
    Path("drills/beta/d_essay.py").write_text('text = "so"\n')
    quiz("8", "q")
    assert not Path("drills/alpha").exists()
    assert "the concept of a-table" in type_in("hint", pack=short).stdout
    assert "drills/beta/d_essay.py" in type_in("status", pack=short).stdout
    assert "HANDED IN  d-essay" in type_in("grade", pack=short).stdout


def test_reset_of_what_has_no_file(quiz: Quiz, short: Path, type_in: Type) -> None:
    """There is nothing to put aside."""
    quiz("8", "q")
    result = type_in("reset a-table", pack=short)
    assert result.exit_code == 2
    assert "was not handed out yet" in result.stderr


def test_giving_up_after_a_quiz(quiz: Quiz, short: Path, type_in: Type) -> None:
    """The solution is that of the variant which was asked, and the next quiz asks another."""
    quiz("8", "yes", words="--count 1")
    quiz("q", words="alpha")
    right = seen(quiz)
    quiz("abcd", "q")
    shown = type_in("solution b-options --give-up", pack=short).stdout
    assert f'{{"{right[0]}", "{right[1]}"}}' in shown


def test_nothing_to_ask(quiz: Quiz, type_in: Type, short: Path, pack: Path) -> None:
    """What is locked is named with what it waits for; what is done, with when it comes back."""
    locked = quiz(words="beta")
    assert locked.exit_code == 0
    assert "c-claim after a-table" in locked.stdout
    assert "lossdrill next --topic beta" in locked.stdout
    assert "no short question; go on with: lossdrill next" in type_in("quiz").stdout
    right = seen(quiz, "s")
    quiz("8", "yes", right, words="alpha")
    assert "comes back on 2" in quiz(words="alpha").stdout


def test_unknown_topic(quiz: Quiz) -> None:
    """One sentence with those that there are."""
    result = quiz(words="gamma")
    assert result.exit_code == 2
    assert "There are: alpha, beta" in result.stderr


def test_a_faulty_exercise(quiz: Quiz, short: Path, history: Callable[[], History]) -> None:
    """It is said, not recorded, and does not end the quiz."""
    path = short / "solutions" / "alpha" / "a_table.py"
    text = path.read_text()
    path.write_text(text.replace("Number(2 * n)", "Number(n / 0)"))
    try:
        result = quiz("8", "yes", "q")
    finally:
        path.write_text(text)
    assert "FAULT  a-table" in result.stdout
    assert "Question 2 · b-options" in result.stdout
    assert result.exit_code == 4
    assert history().attempts == ()


@pytest.fixture
def terminal(short: Path, home: Path) -> Iterator[pexpect.spawn]:
    """A quiz in a terminal, with the real sandbox."""
    allow(home, short)
    arguments = ["-m", "lossdrill", "quiz", "--pack", str(short)]
    child = pexpect.spawn(
        sys.executable, arguments, timeout=20, encoding="utf-8", dimensions=(60, 60)
    )
    child.expect_exact("twice [of n] = ")
    yield child
    child.close(force=True)


def test_in_a_terminal(terminal: pexpect.spawn, history: Callable[[], History]) -> None:
    """What is typed runs in the sandbox; the next question waits until the last verdict is read;
    the end of the input ends the quiz.
    """
    terminal.sendline("sum(range(n)) + 2")
    terminal.expect_exact("  = 8\r\n")
    terminal.sendline("yes")
    terminal.expect_exact("PASS")
    terminal.expect_exact("Enter for the next question, q to quit: ")
    assert history().attempts[0].verdict.isolation != ()
    terminal.sendline("")
    terminal.expect_exact("letters of all that are right")
    terminal.sendeof()
    terminal.expect_exact("1 of 1 right (1 at the first try).")
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0


def test_interrupted_in_a_terminal(terminal: pexpect.spawn, home: Path) -> None:
    """Ctrl-C ends with one word and 130; the cells typed so far are kept."""
    terminal.sendline("8")
    terminal.expect_exact("] = ")
    terminal.sendintr()
    terminal.expect_exact("Interrupted.")
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 130
    (draft,) = (home / "quiz").iterdir()
    assert '"twice": 8' in draft.read_text()


BUILT_IN = open_pack()


@pytest.mark.parametrize("exercise_id", [e.id for e in BUILT_IN.exercises if e.kind in KINDS])
def test_every_short_exercise_can_be_answered(
    exercise_id: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the built-in pack: the reference, typed value by value, passes."""
    monkeypatch.setattr("lossdrill.cli.quiz.fresh_run", lambda: nullcontext(run_here))
    monkeypatch.setattr("lossdrill.cli.quiz_round.variant_to_hand_out", lambda *_: 3)
    exercise = BUILT_IN.exercise(exercise_id)
    alone = msgspec.structs.replace(exercise, requires=())
    monkeypatch.setattr("lossdrill.cli.quiz_round.exercises_of", lambda pack: (alone,))
    source = load(BUILT_IN, exercise, 3).answers[0].source
    found = blanks(source, exercise.names)
    typed = [each.text.strip("{}") if each.text.startswith("{") else each.text for each in found]
    if typed[1:2] == ["None"]:
        del typed[1]  # the condition of a claim that needs none
    lines = "".join(f"{line}\n" for line in typed)
    result = CliRunner().invoke(cli, ["quiz", exercise.topic], input=lines)
    assert f"PASS  {exercise_id}" in result.stdout, result.output
    assert LETTERS not in result.stdout
