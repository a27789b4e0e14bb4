"""Runs files in this process: for answers that belong to the pack, where a process for each of 32
variants would take minutes. Never for a learner's file: nothing here is limited or kept apart.
"""

import types
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from lossdrill.authoring.variants import key_of
from lossdrill.errors import NotRun, PackError
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import Run
from lossdrill.sandbox.wire import Answer, Call, Raised, Reply, lay_out, layout_of
from lossdrill.time_limit import at_most

PATIENCE = 5.0
"""How many times as long as the sandbox would wait: here other exercises are checked meanwhile."""


def local_run(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
    """A `Run` without a process, and with no limit but a generous one of time."""
    try:
        with at_most(PATIENCE * limits.seconds, Path(file_name)):
            return _local_run(source, file_name, calls)
    except PackError as error:
        raise NotRun("timeout", error.what) from None


def _local_run(source: str, file_name: str, calls: Sequence[Call]) -> Reply:
    module = types.ModuleType("answer")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a mistake may well divide by zero
        try:
            code = compile(source, file_name, "exec", dont_inherit=True)
            exec(code, module.__dict__)  # noqa: S102 - the pack's own
        except (Exception, SystemExit) as error:  # noqa: BLE001 - it may raise whatever it likes
            raise NotRun("import", f"{type(error).__name__}: {error}.") from None
        for call in calls:
            if not hasattr(module, call.name):
                raise NotRun("missing_name", f"The file does not define {call.name}.")
        return Reply(tuple(_answer(getattr(module, call.name), call) for call in calls))


def _answer(target: Any, call: Call) -> Answer:
    if call.arguments is None:
        return Answer(target)
    arguments = [copied(argument) for argument in call.arguments]
    value, raised = None, None
    try:
        value = target(*arguments)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - likewise
        raised = Raised(type(error).__name__, str(error))
    pairs = enumerate(zip(arguments, call.arguments, strict=True))
    changed = tuple(place for place, (after, before) in pairs if key_of(after) != key_of(before))
    return Answer(value, raised, changed=changed)


def copied(argument: Any) -> Any:
    """Lying in memory as the original does."""
    if isinstance(argument, np.ndarray):
        return lay_out(argument, layout_of(argument))
    return argument


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
        self._known: dict[object, Answer] = {}
        self._endless: NotRun | None = None

    def __call__(self, source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        seen: Counter[object] = Counter()
        keys: list[object] = []
        for call in calls:
            arguments = None if call.arguments is None else tuple(map(key_of, call.arguments))
            same = (call.name, arguments)
            keys.append((same, seen[same]))
            seen[same] += 1
        new = {key: call for key, call in zip(keys, calls, strict=True) if key not in self._known}
        if self._endless is not None:
            raise self._endless
        if new:
            try:
                reply = local_run(source, file_name, list(new.values()), limits)
            except NotRun as error:
                self._endless = error if error.reason == "timeout" else None
                raise
            self._known.update(zip(new, reply.answers, strict=True))
        return Reply(tuple(self._known[key] for key in keys))
