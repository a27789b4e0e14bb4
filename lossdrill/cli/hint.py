"""`lossdrill hint`: four steps; three are the author's, the second is about the last failure."""

import textwrap
from pathlib import Path

import click

from lossdrill.cli.completion import complete_exercise
from lossdrill.cli.failure_text import failure_text
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import (
    colour_wanted,
    exercise_at_hand,
    history_path,
    now,
    opened,
    pack_option,
    shown_path,
    text_width,
    typed_on,
)
from lossdrill.cli.verdict_text import WIDTH
from lossdrill.model import Exercise
from lossdrill.practice.history import HintSeen, History
from lossdrill.practice.store import Store

ABOUT_FAILURE = 2
STEPS = {
    1: "the concept",
    ABOUT_FAILURE: "about your last failure",
    3: "the identity",
    4: "the skeleton",
}


@click.command("hint", epilog=example("lossdrill hint", "lossdrill hint huber-gradient --step 3"))
@click.argument("exercise_id", required=False, metavar="[ID]", shell_complete=complete_exercise)
@click.option("--step", type=click.IntRange(1, len(STEPS)), help="Go straight to this step.")
@pack_option
def command(exercise_id: str | None, step: int | None, packs: tuple[str, ...]) -> None:
    """Show the hints seen so far and the next one.

    There are four: the concept, one about your last failure, the identity, the skeleton.
    """
    pack = opened(packs, runs=False)
    width, colour = text_width(), colour_wanted()
    with Store(history_path()) as store:
        history = store.history()
        exercise = exercise_at_hand(pack, history, exercise_id)
        seen = history.hint_steps(exercise.id)
        new = step or min(STEPS.keys() - seen, default=None)
        texts = {
            number: hint_text(number, exercise, history, width=width)
            for number in seen | {new or 1}
        }
        if new is not None and new not in seen and texts[new] is not None:
            store.record_hint(HintSeen(exercise=exercise.id, step=new, at=now()))
            seen |= {new}
    for number, text in sorted(texts.items()):
        said = (
            text or f"There is no failure to talk about yet; first: {_to_grade(exercise, history)}"
        )
        heading = f"Hint {number} of {len(STEPS)}, {STEPS[number]}:"
        click.echo(click.style(heading, bold=True) if colour else heading)
        click.echo(f"{_indented(number, said, width)}\n")
    following = _following(exercise, seen, unusable=new if new not in seen else None)
    lines = textwrap.fill(
        f"Next: {following}",
        width,
        subsequent_indent="      ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.echo(lines)


def hint_text(step: int, exercise: Exercise, history: History, *, width: int = WIDTH) -> str | None:
    """The text of one step; None for the second while nothing has failed."""
    if step != ABOUT_FAILURE:
        return exercise.hints[{1: 0, 3: 1, 4: 2}[step]].strip()
    attempts = history.attempts_at(exercise.id)
    if not attempts or attempts[-1].verdict.done:
        return None
    own = [each for each in history.handouts if each.exercise == exercise.id]
    if own and own[-1].at >= attempts[-1].at and own[-1].variant != attempts[-1].verdict.variant:
        return None  # that was the time round before
    last = next(reversed(_files(exercise, history)), "")
    return failure_text(exercise, attempts, last, width=width)


def _to_grade(exercise: Exercise, history: History) -> str:
    files = _files(exercise, history)
    path = files[-1] if files else f"drills/{exercise.topic}/{exercise.file_name}"
    return f"lossdrill grade {path}"


def _files(exercise: Exercise, history: History) -> list[str]:
    """Where it was handed out, as one would type it here; the last one last."""
    own = (each.path for each in history.handouts if each.exercise == exercise.id)
    return [shown_path(Path(path)) for path in own if path]


def _following(exercise: Exercise, seen: frozenset[int], *, unusable: int | None) -> str:
    left = sorted(STEPS.keys() - seen - {unusable})
    grade = typed_on("lossdrill grade")
    if not left:
        give_up = typed_on(f"lossdrill solution {exercise.id} --give-up")
        return f"{grade}, or to give up: {give_up}"
    step = f" --step {left[0]}" if unusable is not None else ""
    hint = typed_on(f"lossdrill hint {exercise.id}{step}")
    return f"{grade}, or {hint} ({len(seen)} of {len(STEPS)} used)"


def _indented(step: int, text: str, width: int) -> str:
    if step == ABOUT_FAILURE:  # which is laid out already
        return textwrap.indent(text, "  ")
    return "\n".join(
        textwrap.fill(line, width, initial_indent="  ", subsequent_indent="  ")
        for line in text.splitlines()
    )
