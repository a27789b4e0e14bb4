"""Reading a class whole: what a report needs, in the order and the words of everything else."""

from pathlib import Path

import msgspec

from lossdrill.classroom.store import ResultStore
from tests.classroom import marked


def test_it_is_what_was_graded_with_less_of_each_verdict(tmp_path: Path) -> None:
    """The same submissions in the same order, their sources, and of the verdicts what is shown."""
    who, what = marked.roster(8), marked.exercises(5)
    path = tmp_path / "run.sqlite"
    rows = list(marked.marked(who, what, attempts=3))
    marked.write_class(path, marked.class_run(who, what), rows)
    sources = {(one.student, one.exercise, one.attempt): one.source for one, _ in rows}
    with ResultStore.open(path) as store:
        whole, brief = list(store.graded()), list(store.with_sources())
    assert len(whole) == len(rows)
    for full, (short, source) in zip(whole, brief, strict=True):
        verdict = msgspec.structs.replace(full.verdict, checks=(), curve=None)
        assert short == msgspec.structs.replace(full, verdict=verdict)
        assert source == sources[full.student, full.exercise, full.attempt]
