"""Exercises that follow from a loss: all of a file's, with their topic, or one of them."""

import ast
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lossdrill.authoring.check import check_exercise
from lossdrill.authoring.derive import derive
from lossdrill.authoring.finding import Finding
from lossdrill.authoring.new.answers import answers_for
from lossdrill.authoring.new.corners import Corners
from lossdrill.authoring.new.counts import counted
from lossdrill.authoring.new.drafts import Drafts
from lossdrill.authoring.new.hints import HINTS
from lossdrill.authoring.new.names import WHATS, title_of
from lossdrill.authoring.new.place import TRACK, room_for
from lossdrill.authoring.new.templates import render
from lossdrill.authoring.new.wording import Wording, worded
from lossdrill.errors import PackError, UsageError
from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.solution import load_losses
from lossdrill.model import Kind
from lossdrill.pack import Pack
from lossdrill.symbolic.definitions import definition_path, line_of, losses_in
from lossdrill.symbolic.slips import slips

REQUIRED = {"gradient": "value", "derive": "value", "curvature": "derive", "kinks": "value"}
"""Which of them comes first."""

OF_KIND: dict[Kind, str] = {"implement": "value", "debug": "value", "derive": "derive"}
"""What is made where an exercise of a kind is asked for."""

PARTS = ("exercise.toml", "prompt.md", "stub.py")


@dataclass(frozen=True)
class Planned:
    """One exercise that is to be made."""

    id: str
    what: str
    facts: Wording
    function: str
    title: str
    mended: bool = False
    """Whether a wrong function is handed out, to be mended."""


@dataclass
class Made:
    """What came of a file."""

    written: list[Path] = field(default_factory=list)
    exercises: dict[str, str] = field(default_factory=dict)
    """By id, how much there is: points, mistakes, right answers."""
    left_out: dict[str, str] = field(default_factory=dict)
    """By id, why there is none."""
    findings: list[Finding] = field(default_factory=list)
    """What `dev check` still finds."""


def topic_of_losses(root: Path, file: Path, topic: str, only: Collection[str] = WHATS) -> Made:
    """All that follows from the losses of a file, as a topic. Nothing that is there is changed, but
    for a line more in track.toml, and what `dev derive` writes.

    Args:
        root: the pack.
        file: defines the loss, or several; may be `solutions/<topic>/loss.py` of the pack itself.
        topic: its name.
        only: which exercises to make.

    Raises:
        UsageError: an id is taken, or a file is in the way.
        PackError: the file defines no loss, or nothing can be derived from it.
    """
    made = Made()
    losses = worded(losses_in(file), _docstring(file))
    planned = []
    for facts in losses:
        reasons = _reasons_against(file, facts)
        for what in WHATS:
            exercise_id = f"{facts.id}-{what}"
            if what not in only:
                continue
            if what in reasons:
                made.left_out[exercise_id] = reasons[what]
            else:
                function, title = facts.function(what), facts.heading(what)
                planned.append(Planned(exercise_id, what, facts, function, title))
    missing = [plan for plan in planned if not _is_there(root, topic, plan.id)]
    if missing and file == definition_path(root, topic):  # a loss more in a topic's own file
        made.left_out |= {plan.id: "it is there" for plan in planned if plan not in missing}
        planned = missing
    return _made(root, file, topic, losses, planned, made)


def _is_there(root: Path, topic: str, exercise_id: str) -> bool:
    return (root / "exercises" / topic / exercise_id).exists()


def exercise_of_loss(
    root: Path, kind: Kind, exercise_id: str, topic: str, title: str | None = None
) -> Made:
    """One exercise, about the first loss that the topic defines; raises as `topic_of_losses`."""
    file = definition_path(root, topic)
    losses = worded(losses_in(file), _docstring(file))
    facts, what = losses[0], OF_KIND[kind]
    _reasons_against(file, facts)
    function = exercise_id.replace("-", "_")
    title = title or title_of(exercise_id)
    plan = Planned(exercise_id, what, facts, function, title, mended=kind == "debug")
    return _made(root, file, topic, losses, [plan], Made())


def _made(
    root: Path,
    file: Path,
    topic: str,
    losses: Sequence[Wording],
    planned: Sequence[Planned],
    made: Made,
) -> Made:
    drafts = room_for(root, topic, tuple(plan.id for plan in planned))
    text = file.read_text(encoding="utf-8")
    definition = definition_path(root, topic)
    if not definition.is_file():
        drafts.new[str(definition.relative_to(root))] = text
    elif not file.samefile(definition):
        raise UsageError(
            f"{definition} is there already: choose another topic with --topic, or add the loss to "
            f"that file and name it: --loss {definition}"
        )
    page = f"exercises/{topic}/README.md"
    if page in drafts.new:
        title = losses[0].title if len(losses) == 1 else title_of(topic)
        drafts.new[page] = render("loss/topic.md.j2", title=title, each=losses)
    alone = not any(path != definition for path in definition.parent.glob("*.py"))
    known = set(Pack(root).ids if (root / TRACK).is_file() else ())
    with tempfile.TemporaryDirectory() as folder:
        stage = _staged(Path(folder), topic, text)
        found = _tried(stage.root, topic, planned, known, made)
        drafts.new.update(found)
        if alone:  # all that is to be derived has been derived there
            drafts.new.update(_derived(stage.root, topic, found))
    made.written += drafts.write(root)
    made.written += [] if alone else derive(root, [topic])
    return made


def _tried(
    stage: Path, topic: str, planned: Sequence[Planned], known: set[str], made: Made
) -> dict[str, str]:
    """The files of the exercises that can be made, after their check, by path."""
    printed = load_losses(Pack(stage), topic)
    texts: dict[str, dict[str, str]] = {}
    for plan in planned:
        try:
            texts[plan.id] = dict(_exercise(plan, topic, known, printed))
            known.add(plan.id)
        except PackError as error:
            made.left_out[plan.id] = error.what
    Drafts({path: text for each in texts.values() for path, text in each.items()}, {}).write(stage)
    derive(stage, [topic])
    pack = Pack(stage)
    for plan in [plan for plan in planned if plan.id in texts]:
        findings = check_exercise(stage, plan.id).findings
        if findings and plan.what == "curvature":  # nothing builds on it, and little can be mended
            made.left_out[plan.id] = f"{findings[0].about}: {findings[0].message}"
            del texts[plan.id]
        else:
            made.findings += findings
            made.exercises[plan.id] = counted(pack, pack.exercise(plan.id))
    return {path: text for each in texts.values() for path, text in each.items()}


def _derived(stage: Path, topic: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What `dev derive` wrote, as far as it is imported."""
    for path in sorted(definition_path(stage, topic).parent.glob("_*.py")):
        imported = any(f"from .{path.stem} import" in text for text in texts.values())
        if path.stem == "_derived" or imported:
            yield str(path.relative_to(stage)), path.read_text(encoding="utf-8")


def _docstring(file: Path) -> str:
    return ast.get_docstring(ast.parse(file.read_bytes())) or ""


def _reasons_against(file: Path, facts: Wording) -> dict[str, str]:
    """By exercise, why it cannot be made; raises `PackError` where none can."""
    if facts.loss.by_row:
        message = f"{facts.name}: it has one number per class; write its exercises by hand."
        raise PackError(message, file, line_of(file, facts.name))
    try:
        derived = facts.derived
    except Exception as error:  # noqa: BLE001 - SymPy raises what it likes where it cannot go on
        what = str(error) if isinstance(error, PackError) else f"SymPy cannot derive it: {error}"
        raise PackError(f"{facts.name}: {what}", file, line_of(file, facts.name)) from None
    reasons = {}
    if facts.loss.outer is not None:
        reasons["gradient"] = "something is applied to the mean, so no entry stands by itself"
    if derived.curvature == 0:
        reasons["curvature"] = "the loss is straight wherever it has a second derivative"
    elif not derived.curvature.free_symbols:
        reasons["curvature"] = "the second derivative is the same number everywhere"
    if not facts.corners:
        reasons["kinks"] = "there are no corners: the slope is continuous"
    elif not facts.corners_are_certain:
        reasons["kinks"] = "whether there is a corner depends on the parameters"
    return reasons


def _staged(folder: Path, topic: str, definition: str) -> Pack:
    """A pack of its own, where what is made can be tried while nothing is at stake."""
    texts = {
        TRACK: f'format = 1\ntopics = ["{topic}"]\n',
        f"exercises/{topic}/README.md": "# Tried\n",
        f"solutions/{topic}/loss.py": definition,
    }
    Drafts(texts, {}).write(folder)
    derive(folder, [topic])
    return Pack(folder)


def _exercise(
    plan: Planned, topic: str, known: Collection[str], printed: Mapping[str, DerivedLoss]
) -> Iterator[tuple[str, str]]:
    """(path, text) of its files."""
    facts, what = plan.facts, plan.what
    required = f"{facts.id}-{REQUIRED[what]}" if what in REQUIRED else ""
    values: dict[str, Any] = {
        "id": plan.id,
        "title": plan.title,
        "function": plan.function,
        "call": f"{plan.function}({facts.arguments})",
        "facts": facts,
        "hints": HINTS[what](facts),
        "requires": [required] if required in known else [],
        "corners": Corners(facts, plan.id),
        "range": facts.range(printed[facts.name]),
        "handed_out": slips(facts.loss, "value", most=1)[0] if plan.mended else None,
    }
    for part in PARTS:
        yield f"exercises/{topic}/{plan.id}/{part}", render(f"loss/{what}/{part}.j2", **values)
    if what != "kinks":
        loss, derived = facts.loss, printed[facts.name]
        values["answers"] = answers_for(loss, derived, what, plan.function)
    name = plan.id.replace("-", "_")
    yield f"solutions/{topic}/{name}.py", render(f"loss/{what}/solution.py.j2", **values)
