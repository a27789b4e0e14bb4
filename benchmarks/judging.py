"""What judging one submission costs the trusted process, beside the run of the answer itself.

Each answer of the corpus is run once, in this process, and its replies are kept; what is timed is
everything else: the job written, the reply read, compared and diagnosed, without a curve, as for a
class. Processor time, the least of three, with the groundwork of exercise and variant made.
"""

import io
import statistics
import time
import warnings
from collections.abc import Sequence
from contextlib import redirect_stdout

from benchmarks.corpus import Submission, corpus
from lossdrill.grading import grade
from lossdrill.model import Exercise, Limits
from lossdrill.pack import Pack, open_pack
from lossdrill.sandbox import wire
from lossdrill.sandbox.inside import runner
from lossdrill.sandbox.outside import reading

VARIANT = 7
ROUNDS = 3


class Replayed:
    """A `Run` that answers each question for the first time by running the file, then from memory.

    `on_the_wire` is the time that went into writing jobs and reading replies.
    """

    def __init__(self) -> None:
        self._replies: list[bytes] = []
        self._asked = 0
        self.on_the_wire = 0.0

    def from_the_beginning(self) -> None:
        self._asked, self.on_the_wire = 0, 0.0

    def __call__(
        self, source: str, file_name: str, calls: Sequence[wire.Call], limits: Limits
    ) -> wire.Reply:
        began = time.process_time()
        job = wire.encode_job(source, file_name, calls, limits)
        if self._asked == len(self._replies):
            self._replies.append(_executed(job))
        reply = self._replies[self._asked]
        self._asked += 1
        answers = reading.read_reply(reply, source, calls, limits)
        self.on_the_wire += time.process_time() - began
        return wire.Reply(answers)


def main() -> None:
    pack = open_pack()
    print("ms of processor time in the trusted process, mean over submissions (on the wire)")
    print(f"{'exercise':<28} {'right':>18} {'wrong':>22}")
    every: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for exercise in pack.exercises:
        submissions = list(corpus(pack, exercise, VARIANT))
        times = {
            right: [_time(s, exercise, pack) for s in submissions if s.right == right]
            for right in every
        }
        print(f"{exercise.id:<28} {_mean(times[True]):>18} {_mean(times[False]):>22}")
        if exercise.kind == "implement":
            for right in every:
                every[right] += times[right]
    print(f"{'all that are code':<28} {_mean(every[True]):>18} {_mean(every[False]):>22}")


def _executed(job: bytes) -> bytes:
    with redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return runner.run(wire.decode_job(job))


def _time(submission: Submission, exercise: Exercise, pack: Pack) -> tuple[float, float]:
    """Seconds altogether, and of these on the wire."""
    run = Replayed()
    grade(submission.source, exercise, pack, VARIANT, run, curve=False)
    found = []
    for _ in range(ROUNDS):
        run.from_the_beginning()
        began = time.process_time()
        grade(submission.source, exercise, pack, VARIANT, run, curve=False)
        found.append((time.process_time() - began, run.on_the_wire))
    return min(found)


def _mean(times: Sequence[tuple[float, float]]) -> str:
    if not times:
        return "-"
    whole, wire_alone = (1000 * statistics.fmean(each) for each in zip(*times, strict=True))
    return f"{len(times)}: {whole:.2f} ({wire_alone:.2f})"
