"""`lossdrill demo`: the whole way of an exercise, by running the very commands one would type."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from lossdrill.cli.lazy import example
from lossdrill.errors import LossdrillError, UsageError
from lossdrill.judging.solution import load
from lossdrill.pack import Pack, open_pack

FOLDER = Path("lossdrill-demo")
EXERCISE, PLANTED = "huber-gradient", "factor-delta-lost-linear"
WITNESS = "mse-sigmoid-vanishing"


@click.command("demo", epilog=example("lossdrill demo"))
def command() -> None:
    """Watch an exercise being handed out, failed, passed and reported.

    Everything happens in ./lossdrill-demo/, with a history of its own; your own history is not
    touched. It can be run any number of times.
    """
    pack = open_pack()
    answers = _write_answers(pack)
    click.echo(f"All of this happens in {FOLDER}/ and leaves your own history alone.")
    _run("next", EXERCISE, "--brief")
    _say("A first try, with a typical mistake in it:")
    _run("grade", answers["wrong"], "--exercise", EXERCISE, expect=1)
    _run("hint", EXERCISE)
    _say("Mended:")
    _run("grade", answers["right"], "--exercise", EXERCISE)
    _say("Not all exercises are functions. Here two numbers prove a claim:")
    click.echo((FOLDER / answers["witness"]).read_text(encoding="utf-8").strip())
    _run("grade", answers["witness"], "--exercise", WITNESS)
    _run("report", "--out", "report.html")
    _say(f"The report: {(FOLDER / 'report.html').resolve()}")
    click.echo("Your turn: lossdrill next")


def _write_answers(pack: Pack) -> dict[str, str]:
    """Files for the demo to grade; what it hands out it never touches."""
    solution = load(pack, pack.exercise(EXERCISE))
    mistakes = {mistake.name: mistake for mistake in solution.mistakes}
    witness = load(pack, pack.exercise(WITNESS)).answers[0]
    sources = {
        "wrong": mistakes[PLANTED].source,
        "right": solution.answers[1].source,
        "witness": witness.source,
    }
    folder = FOLDER / "answers"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, source in sources.items():
            (folder / f"{name}.py").write_text(source, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written: {error.strerror}. Go to a folder where you may write."
        ) from None
    return {name: str(Path("answers", f"{name}.py")) for name in sources}


def _run(*words: str, expect: int = 0) -> None:
    """Types one command, as a learner would, and lets its output through."""
    click.echo()
    click.secho(f"$ lossdrill {' '.join(words)}", bold=True)
    sys.stdout.flush()
    code = _lossdrill(words)
    if code != expect:
        raise LossdrillError(
            f"The demo expected exit code {expect} and got {code}; please report it, "
            "with what `lossdrill doctor` prints."
        )


def _lossdrill(words: Sequence[str]) -> int:
    environment = {**os.environ, "LOSSDRILL_HOME": str(FOLDER.resolve())}
    command = [sys.executable, "-m", "lossdrill", *words]
    return subprocess.run(command, cwd=FOLDER, env=environment, check=False).returncode  # noqa: S603


def _say(text: str) -> None:
    click.echo(f"\n{text}")
