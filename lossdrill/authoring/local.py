"""Runs files in this process, by the same code that runs them in a learner's: for answers that
belong to the pack, where a process for each of 32 variants would take minutes. Never for a
learner's file.
"""

import warnings
from collections import Counter
from collections.abc import Sequence

import msgspec

from lossdrill.model import Limits
from lossdrill.sandbox import failures, runner, wire
from lossdrill.sandbox.fresh import Run
from lossdrill.sandbox.wire import Answer, Call, Reply


def local_run(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
    """A `Run` without a process; raises `NotRun` as one with a process does."""
    job = wire.decode_job(wire.encode_job(source, file_name, calls, limits))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a mistake may well divide by zero
        reply = wire.decode_reply(runner.run(job))
    failures.check(reply, calls, limits, "")
    answers = wire.answers_from(reply.answers)
    failures.check_answers(answers, limits, "")
    return Reply(answers)


def decided_by(run: Run) -> Run:
    """The question that decides goes to `run`. A judge asks again only after a failure, for what
    it shows with it, and that is answered here: half of all processes are saved.
    """
    asked = False

    def first(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        nonlocal asked
        chosen, asked = (local_run if asked else run), True
        return chosen(source, file_name, calls, limits)

    return first


def decided_alone(run: Run) -> Run:
    """The question that decides goes to `run`, and a second one is met with silence: the verdict
    then has no simpler case and no curve, and is otherwise the same.
    """
    asked = False

    def first(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        nonlocal asked
        if asked:
            return Reply(())
        asked = True
        return run(source, file_name, calls, limits)

    return first


class Recorded:
    """Runs one file and remembers what it answered: fixed points are the same in every variant.

    A call that is repeated within one question is made as often, so that an answer that differs
    from time to time still does.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, int], Answer] = {}

    def __call__(self, source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        seen: Counter[bytes] = Counter()
        keys: list[tuple[bytes, int]] = []
        for call in calls:
            arguments = None if call.arguments is None else [*map(wire.to_form, call.arguments)]
            encoded = _encode((call.name, arguments))
            keys.append((encoded, seen[encoded]))
            seen[encoded] += 1
        new = {key: call for key, call in zip(keys, calls, strict=True) if key not in self._known}
        if new:
            reply = local_run(source, file_name, list(new.values()), limits)
            self._known.update(zip(new, reply.answers, strict=True))
        return Reply(tuple(self._known[key] for key in keys))


_encode = msgspec.msgpack.Encoder().encode
