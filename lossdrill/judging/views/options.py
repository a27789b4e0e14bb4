"""What the judges of choices and of claims saw: each option that was shown, ticked or not."""

from collections.abc import Sequence

from lossdrill.judging.choices import ChoicesJudge, letter_of
from lossdrill.judging.claims import CONDITION, CONDITIONAL, VERDICT, ClaimJudge
from lossdrill.judging.plain import plain
from lossdrill.judging.variant import Variant
from lossdrill.judging.views.view import Beside, Row, Seen
from lossdrill.sandbox.wire import Answer

WORDS = {True: "ticked", False: "not ticked"}


def of_choices(judge: ChoicesJudge, answers: Sequence[Answer], variant: Variant) -> Seen:
    options = judge.options(variant)
    ticked = _ticked(answers[0])
    good = {letter for letter, option in options.items() if option.right}
    order = sorted(options, key=lambda letter: (letter in ticked) == (letter in good))

    def beside(others: Sequence[Answer]) -> list[Beside]:
        theirs = _ticked(others[0])
        return [
            Beside((letter in ticked) == (letter in theirs), (letter in theirs) == (letter in good))
            for letter in order
        ]

    rows = tuple(
        Row(
            about=options[letter].statement,
            group=letter,
            yours=WORDS[letter in ticked],
            right=WORDS[letter in good],
            passed=(letter in ticked) == (letter in good),
        )
        for letter in order
    )
    right, wrong = len(ticked & good), len(ticked & set(options) - good)
    score = f"({right} right ticks - {wrong} wrong) / {len(good)} right options"
    drawn = f"{len(options)} of the {len(judge.pool)} options of the pool are shown."
    return Seen(rows, (drawn, f"The score is {score}, not below 0."), beside)


def of_claim(judge: ClaimJudge, answers: Sequence[Answer], variant: Variant) -> Seen:
    """The verdict, and the condition where there is one to be picked."""
    options = judge.options(variant)
    good = next((letter for letter, option in options.items() if option.right), None)
    right = {VERDICT: judge.verdict, CONDITION: good}
    asked = [VERDICT, CONDITION] if judge.verdict == CONDITIONAL else [VERDICT]

    def given(answers: Sequence[Answer]) -> dict[str, str]:
        pairs = zip((VERDICT, CONDITION), answers, strict=True)
        return {name: str(plain(answer.value)).strip().lower() for name, answer in pairs}

    yours = given(answers)

    def beside(others: Sequence[Answer]) -> list[Beside]:
        theirs = given(others)
        return [Beside(yours[name] == theirs[name], theirs[name] == right[name]) for name in asked]

    rows = tuple(
        Row(about=name, yours=yours[name], right=right[name], passed=yours[name] == right[name])
        for name in asked
    )
    conditions = tuple(f"{letter}: {option.statement}" for letter, option in options.items())
    return Seen(rows, conditions, beside)


def _ticked(answer: Answer) -> set[str]:
    value = answer.value
    return (
        set(map(letter_of, value)) if isinstance(value, set | frozenset | list | tuple) else set()
    )
