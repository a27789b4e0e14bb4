"""The command line: Click, clock and environment; each command a few lines over the packages.

This module is imported for `--help`, so it imports Click alone.
"""

import sys
from typing import Any, NoReturn

import click

from lossdrill import __version__
from lossdrill.cli.lazy import LazyGroup, example

COMMANDS = {
    "next": ("lossdrill.cli.next", "Hand out the next exercise."),
    "grade": ("lossdrill.cli.grade", "Judge an answer and say what is wrong with it."),
    "quiz": ("lossdrill.cli.quiz", "Put short questions and answer at once."),
    "watch": ("lossdrill.cli.watch", "Grade at every save, until you quit."),
    "hint": ("lossdrill.cli.hint", "Show the next of four hints."),
    "solution": ("lossdrill.cli.solution", "Show the right answers, after a pass."),
    "reset": ("lossdrill.cli.reset", "Begin an exercise again; what you wrote is kept."),
    "list": ("lossdrill.cli.list", "Show all exercises and which are open."),
    "status": ("lossdrill.cli.status", "Show your progress and what comes next."),
    "report": ("lossdrill.cli.report", "Write your progress to an HTML page."),
    "export": ("lossdrill.cli.export", "Write your history as JSON lines."),
    "import": ("lossdrill.cli.import_", "Merge a history that was exported elsewhere."),
    "demo": ("lossdrill.cli.demo", "Watch the whole way of an exercise in ten seconds."),
    "doctor": ("lossdrill.cli.doctor", "Try out what this machine offers."),
    "help": ("lossdrill.cli.help", "Explain a topic, a command or an exercise."),
    "class": ("lossdrill.cli.class_", "For instructors: grade, look at and export a class."),
    "dev": ("lossdrill.cli.dev", "For authors of exercises."),
}


class Lossdrill(LazyGroup):
    """The root. Whatever happens below it becomes an exit code here, and nowhere else."""

    def main(self, *arguments: Any, **settings: Any) -> NoReturn:
        from lossdrill.cli.exit_codes import run

        settings |= {"standalone_mode": False, "prog_name": "lossdrill"}
        raise SystemExit(run(lambda: super(Lossdrill, self).main(*arguments, **settings)))

    def invoke(self, ctx: click.Context) -> Any:
        from lossdrill.cli.exit_codes import PipeClosedError

        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosedError from error  # before Click gives it an exit code of its own


@click.group(
    cls=Lossdrill,
    table=COMMANDS,
    invoke_without_command=True,
    epilog=example(
        "lossdrill next     hands out an exercise and says where to edit",
        "lossdrill grade    judges what you wrote",
    ),
)
@click.version_option(__version__, message="lossdrill %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Learn loss functions by implementing, differentiating and breaking them."""
    if ctx.invoked_subcommand is None:
        if sys.stdout.isatty():
            from lossdrill.cli.status import show_status

            show_status(packs=())
        else:
            click.echo(ctx.get_help())


def main() -> int:
    """Runs what was typed; its exit code."""
    try:
        cli.main()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    raise AssertionError("the command line always leaves with an exit code")
