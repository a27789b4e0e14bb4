"""`lossdrill quiz`: the command. The learner's process starts before all else, as in `grade`."""

import click

from lossdrill.cli.completion import complete_topic
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import pack_option
from lossdrill.sandbox.fresh import fresh_run


@click.command("quiz", epilog=example("lossdrill quiz", "lossdrill quiz hinge --count 3"))
@click.argument("topic", required=False, metavar="[TOPIC]", shell_complete=complete_topic)
@click.option(
    "--count",
    type=click.IntRange(1),
    metavar="N",
    default=10,
    show_default=True,
    help="Put so many questions.",
)
@pack_option
def command(topic: str | None, count: int, packs: tuple[str, ...]) -> int:
    """Put short questions one after another, and answer at once.

    First comes what is due again, then what is new and open: statements to tick, claims to judge,
    values to predict. What goes wrong comes once more at the end. Every answer is recorded as a
    file's would be. Keys: ? for a hint, s to skip, < to go back, q to quit; what was begun waits
    for the next quiz. Exit codes: 0 all right or skipped, 1 something is not right yet.
    """
    with fresh_run() as run:
        from lossdrill.cli.quiz_round import hold

        return hold(run, packs=packs, topic=topic, count=count)
