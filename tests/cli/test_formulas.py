"""Derive exercises from the terminal: with a file, and with `lossdrill dev formula`."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lossdrill.cli import cli
from lossdrill.practice.store import read_history


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOSSDRILL_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def type_in(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def answer(text: str) -> Result:
    path = Path("huber_derive.py")
    path.write_text(f"answer = {text!r}\n", encoding="utf-8")
    return type_in("grade", str(path))


def test_a_formula_that_is_not_read_uses_no_attempt(home: Path) -> None:
    """It is shown with its place, exits like what could not run, and leaves no trace."""
    result = answer("clip(r, -delta, delta")
    assert result.exit_code == 3
    assert result.output.startswith("NOT READ  huber-derive: no attempt is used up\n")
    assert "^" in result.output
    assert read_history(home / "history.sqlite").attempts == ()


def test_what_was_read_is_kept(home: Path) -> None:
    """An attempt is stored with how it was read, also when it is wrong."""
    assert answer("2*r").exit_code == 1
    result = answer("max(-δ, min(δ, r))")
    assert result.exit_code == 0
    assert "\nread as: max(-delta, min(delta, r))\n" in result.output
    attempts = read_history(home / "history.sqlite").attempts
    assert [attempt.verdict.read_as[0].text for attempt in attempts] == [
        "2*r",
        "max(-delta, min(delta, r))",
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("huber-derive", "clip(r, -delta, delta)"), 0, "PASS  huber-derive"),
        (("huber_derive", "-clip(r, -delta, delta)"), 1, "with respect to y."),
        (("huber-derive", "clip("), 3, "NOT READ"),
        (("mse-gaussian-nll", "n/(2*s**2)"), 0, "read as: a = n/(2*s^2)"),
        (("mse-gaussian-nll", "n*log(s)", "--name", "b"), 1, "The 2 pi is lost."),
        (("mse-gaussian-nll", "1", "--name", "c"), 2, "asks for a, b, and not for c."),
        (("huber-value", "1"), 2, "huber-value is not answered with a formula."),
    ],
)
def test_trying_a_formula(home: Path, words: tuple[str, ...], code: int, said: str) -> None:
    """`dev formula` says what a file with this answer would be told, and records nothing."""
    result = type_in("dev", "formula", *words)
    assert result.exit_code == code, result.output
    assert said in result.output
    assert not (home / "history.sqlite").exists()


def test_a_proof_changes_no_verdict(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether SymPy finds a proof is a note on a pass."""
    for found, said in ((True, "Proved by SymPy."), (False, "SymPy found no proof in time.")):
        monkeypatch.setattr("lossdrill.formula.proof.proved", lambda *_, found=found: found)
        result = type_in("dev", "formula", "huber-derive", "clip(r, -delta, delta)", "--prove")
        assert (result.exit_code, said in result.output) == (0, True)
        result = type_in("dev", "formula", "huber-derive", "r", "--prove")
        assert (result.exit_code, said in result.output) == (1, False)
