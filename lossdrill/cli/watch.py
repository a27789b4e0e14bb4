"""`lossdrill watch`: the command. As in `grade`, the learner's process starts first of all."""

from pathlib import Path
from queue import SimpleQueue

import click

from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import pack_option
from lossdrill.sandbox.fresh import fresh_run


@click.command(
    "watch", epilog=example("lossdrill watch", "lossdrill watch drills/huber/huber_gradient.py")
)
@click.argument("path", required=False, metavar="[FILE]", type=click.Path(path_type=Path))
@click.option("--poll", is_flag=True, help="Look ten times a second, where saves go unnoticed.")
@pack_option
def command(path: Path | None, poll: bool, packs: tuple[str, ...]) -> int:
    """Grade at every save, until you quit.

    Without FILE, whatever is saved in the folder of your drills is graded, beginning with the file
    at hand; FILE may also be a folder. What is recorded is the same as with `lossdrill grade`, and
    the same content is recorded once.

    In a terminal, keys do the rest: h for a hint, n for the next exercise, l for the list of this
    topic, r to grade again, q to quit. Elsewhere, verdicts are printed one after the other.

    Saves are noticed wherever the system tells of them; where it does not (under WSL, in containers
    and network folders), this is found out at the first save. --poll knows from the beginning.
    """
    events: SimpleQueue[object] = SimpleQueue()

    def on_lost() -> None:
        from lossdrill.cli.watched import WorkerLost

        events.put(WorkerLost())

    with fresh_run(on_lost=on_lost) as run:
        from lossdrill.cli.watched import watch

        return watch(path, events, run, packs=packs, poll=poll)
