"""A solution as lines for a terminal: the idea, the right answers and what sets each apart, what
goes wrong. Pure: no file and no clock.
"""

import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from lossdrill.cli.verdict_text import WIDTH
from lossdrill.judging.solution import Answer, Solution
from lossdrill.judging.variant import Variant
from lossdrill.model import Attempt, Exercise

MOST_MISTAKES = 8
"""Beside one's own; all of them are a page."""
SHORT = 4
"""Lines of an answer that is a value or a formula: several of these make a list."""
_IMPORT = re.compile(r"(from \S+ )?import ")
_OPTION = re.compile(r"\s*([a-z])\. ")

Paint = Callable[[str], str]
"""Makes code colourful, or leaves it as it is."""


def solution_text(
    exercise: Exercise,
    solution: Solution,
    variant: Variant,
    paint: Paint = str,
    *,
    width: int = WIDTH,
) -> str:
    """The idea, then every right answer."""
    first, *others = solution.answers
    options = list(_options(solution.judge, variant, width))
    idea = [] if options or exercise.kind == "explain" else [exercise.hints[1]]
    said = [line for line in first.note.splitlines() if not _is_said(line, solution.judge, variant)]
    note = _by_parts("\n".join(said).strip(), solution.judge)
    parts = [
        f"{exercise.id}: {exercise.title}",
        *(_wrapped(each, width) for each in idea),
        *(["\n".join(options).strip()] if options else []),
        _rubric(first, paint, width)
        if exercise.kind == "explain"
        else _block(first, paint, note, width),
    ]
    listed = [other for other in others if _is_short(other)]
    if listed:
        lines = "\n".join(f"  {paint(_one_line(other.source))}" for other in listed)
        parts.append(f"{_rule('also right')}\n{lines}")
    parts += [
        _block(other, paint, _by_parts(other.note, solution.judge), width)
        for other in others
        if other not in listed
    ]
    return "\n\n".join(parts)


def mistakes_text(
    solution: Solution,
    attempts: Sequence[Attempt],
    variant: Variant,
    *,
    all_of_them: bool,
    others: bool,
    width: int = WIDTH,
) -> str:
    """The sentence of each mistake: one's own first, then, if wanted, those of others."""
    made = Counter(
        diagnosis.id
        for attempt in attempts
        for diagnosis in {each.id: each for each in attempt.verdict.diagnoses}.values()
        if diagnosis.kind == "mistake"
    )
    sentences: dict[str, str] = {}
    for mistake in solution.mistakes:
        if mistake.note not in sentences.values():
            sentences[mistake.name] = mistake.note
    own = [each for each in sentences if made[each]]
    rest = [
        each
        for each, sentence in sentences.items()
        if others and not made[each] and not _is_said(sentence, solution.judge, variant)
    ]
    shown = rest if all_of_them else rest[:MOST_MISTAKES]
    lines = [_item(f"yours, {_times(made[each])}: {sentences[each]}", width) for each in own]
    lines += [_item(sentences[each], width) for each in shown]
    if not lines:
        return ""
    if left := len(rest) - len(shown):
        lines.append(f"  and {left} more: --mistakes shows all")
    return "\n".join([_rule("what goes wrong here"), *lines])


def _block(answer: Answer, paint: Paint, note: str, width: int) -> str:
    """A right answer below its name; what its docstring says of it stands above it instead."""
    source = answer.source.strip()
    if note:
        source = re.sub(rf'\n +"""{re.escape(note)}"""(?=\n)', "", source)
    said = f"{_wrapped(note, width)}\n\n" if note and note not in source else ""
    return f"{_rule(answer.name)}\n{said}{paint(source)}"


def _rubric(answer: Answer, paint: Paint, width: int) -> str:
    """Of an essay: what a good answer says, question by question, and an example."""
    points = [line.partition(": ") for line in answer.note.splitlines()]
    paragraphs = [
        "\n".join([title, *(_item(point, width) for _, _, point in of_title)])
        for title, of_title in groupby(points, key=lambda each: each[0])
    ]
    said = "\n\n".join([_rule("what a good answer says"), *paragraphs])
    return f"{said}\n\n{_rule('an example')}\n{paint(answer.source.strip())}"


def _rule(title: str) -> str:
    return f"── {title} " + "─" * max(0, 60 - len(title))


def _is_short(answer: Answer) -> bool:
    lines = answer.source.strip().splitlines()
    return not answer.note and "def " not in answer.source and len(lines) <= SHORT


def _one_line(source: str) -> str:
    lines = [line for line in source.splitlines() if line.strip() and not _IMPORT.match(line)]
    return "   ".join(lines)


def _by_parts(note: str, judge: Any) -> str:
    """What is said of each part is a paragraph; what is said of all of them, is said once."""
    names = list(getattr(judge, "parts", {}))
    starts = "|".join(re.escape(name) for name in names)
    if not names or not re.match(f"({starts}): ", note):
        return note
    pieces = re.split(rf"^({starts}): ", note, flags=re.MULTILINE)[1:]
    told = dict(zip(pieces[::2], pieces[1::2], strict=True))
    texts = {text.strip() for text in told.values()}
    if len(told) > 1 and len(texts) == 1:
        return texts.pop()
    return "\n\n".join(f"{name}: {text.strip()}" for name, text in told.items())


def _wrapped(text: str, width: int) -> str:
    """Paragraphs stay apart; lines that an author broke are joined."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(
        textwrap.fill(" ".join(each.split()), width, break_on_hyphens=False) for each in paragraphs
    )


def _item(text: str, width: int) -> str:
    return textwrap.fill(
        text, width, initial_indent="  · ", subsequent_indent="    ", break_on_hyphens=False
    )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _judges(judge: Any) -> Mapping[str, Any]:
    parts: Mapping[str, Any] = getattr(judge, "parts", {"": judge})
    return {name: each for name, each in parts.items() if hasattr(each, "options")}


def _steps(judge: Any, variant: Variant) -> dict[str, Any]:
    """Options by step and letter; where there are no steps, the step is empty."""
    options: dict[str, Any] = judge.options(variant)
    return options if isinstance(next(iter(options.values())), dict) else {"": options}


def _is_said(text: str, judge: Any, variant: Variant) -> bool:
    """Whether it is the feedback of an option, which stands below that option."""
    return any(
        text.endswith(option.feedback)
        for each in _judges(judge).values()
        for options in _steps(each, variant).values()
        for option in options.values()
    )


def _options(judge: Any, variant: Variant, width: int) -> Iterator[str]:
    """What was to be ticked, as it was handed out, each with what is to be said of it."""
    for each in _judges(judge).values():
        steps = _steps(each, variant)
        step, pending = "", ""
        for line in [*each.handout(variant), ""]:
            found = _OPTION.match(line)
            heads = line.strip() in steps
            if pending and (found or heads or not line.strip()):
                yield pending
                pending = ""
            yield line
            if heads:
                step = line.strip()
            if found:
                option = steps[step][found[1]]
                lead = " " * found.end() + ("right: " if option.right else "wrong: ")
                pending = textwrap.fill(
                    option.feedback,
                    width,
                    initial_indent=lead,
                    subsequent_indent=" " * found.end(),
                    break_on_hyphens=False,
                )
