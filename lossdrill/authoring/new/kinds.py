"""A small working exercise of each kind, to be rewritten by its author."""

from pathlib import Path

from lossdrill.authoring.derive import derive
from lossdrill.authoring.new.names import title_of
from lossdrill.authoring.new.place import room_for
from lossdrill.authoring.new.templates import render
from lossdrill.model import Kind
from lossdrill.symbolic.definitions import definition_path

DEFINED: frozenset[Kind] = frozenset({"implement", "debug", "derive"})
"""Kinds whose judge needs the definition of a loss: that of the topic, if there is one."""

PARTS = ("exercise.toml", "prompt.md", "stub.py")


def exercise_of_kind(
    root: Path, kind: Kind, exercise_id: str, topic: str, title: str | None = None
) -> list[Path]:
    """Writes the exercise, and what pack and topic lack for it; returns the files.

    Raises:
        UsageError: the id is taken, or a file is in the way.
    """
    if kind in DEFINED and definition_path(root, topic).is_file():
        from lossdrill.authoring.new.from_loss import exercise_of_loss  # noqa: PLC0415 - as rarely

        return exercise_of_loss(root, kind, exercise_id, topic, title).written
    drafts = room_for(root, topic, (exercise_id,))
    values = {
        "id": exercise_id,
        "name": exercise_id.replace("-", "_"),
        "topic": topic,
        "title": title or title_of(exercise_id),
    }
    for part in PARTS:
        path = f"exercises/{topic}/{exercise_id}/{part}"
        drafts.new[path] = render(f"{kind}/{part}.j2", **values)
    drafts.new[f"solutions/{topic}/{values['name']}.py"] = render(
        f"{kind}/solution.py.j2", **values
    )
    if kind in DEFINED:
        drafts.new[f"solutions/{topic}/loss.py"] = render("pack/loss.py.j2")
    written = drafts.write(root)
    return [*written, *(derive(root, [topic]) if kind in DEFINED else [])]
