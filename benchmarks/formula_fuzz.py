"""Ten minutes of nonsense: no exception but our own, and time and memory stay bounded.

`python -m benchmarks formula_fuzz` with LOSSDRILL_FUZZ_SECONDS for another length. Formulas of the
corpus are cut, joined and strewn with signs, names and strange characters.
"""

import os
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Iterator

from lossdrill.formula import compare
from tests.formula.problems import PROBLEMS, Problem

SECONDS = 600.0
PIECES = (
    *"()[]{}|,.;:+-*/@^'=<>_&!~?%#$\"`\\",
    *("**", ".*", "./", "==", "<=", "!=", "||", "0.5", "1e-9", "1e300", "99999"),
    *("exp", "log", "sqrt", "abs", "sign", "max", "min", "clip", "where", "sum", "mean", "norm"),
    *("if ", " else ", " for i in range(n)", " for a, b in zip(X, y)", " or ", " and ", "not "),
    *("np.", ".T", ".sum", ".dot", ".shape[0]", ".__class__", "lambda", "import", "[:, None]"),
    *("\\frac", "\\sqrt", "\\sum_{i=1}^n", "\\left(", "\\right)", "\\begin{cases}", "\\\\"),
    *("\\end{cases}", "\\text{if}", "\\hat", "\\sigma", "\\top", "\\mathbb{1}", "_{", "^{"),
    *("∑", "√", "σ", "δ", "ŷ", "²", "ᵀ", "⊤", "≤", "−", "·", "ᵢ", "½", "‖", "\u202e", "\x00", "é"),
    *"0123nijkyzpsrXYwbd",
)
WORDS = ("0", "1", "2", "3.7", "n", "d", "y", "p", "z", "s", "r", "X", "w", "delta", "exp", "log",
         "sqrt", "abs", "sign", "max", "min", "sum", "mean")  # fmt: skip


def main() -> None:
    seconds = float(os.environ.get("LOSSDRILL_FUZZ_SECONDS", SECONDS))
    rng = random.Random(4)  # noqa: S311  # reproducible, not secret
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    slowest, text_of_slowest, began = 0.0, "", time.monotonic()
    for problem, text in _texts(rng):
        start = time.process_time()
        result = compare(text, problem.expected, problem.variables)
        spent = time.process_time() - start
        if spent > slowest:
            slowest, text_of_slowest = spent, text
        outcomes[result.status] += 1
        if result.status == "fault":
            faults.append(f"fault on {text!r} ({problem.name}): {result.fault}")
        if time.monotonic() - began > seconds:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total = sum(outcomes.values())
    print(f"{total} formulas in {seconds:.0f} s: {dict(outcomes)}")
    print(f"slowest {1000 * slowest:.0f} ms ({text_of_slowest!r}), peak memory {peak:.0f} MiB")
    if faults:
        raise SystemExit("\n".join(faults))


def _texts(rng: random.Random) -> Iterator[tuple[Problem, str]]:
    """Mostly a problem's own answers, whose names it knows."""
    own = {problem.name: [*problem.right, *problem.wrong] for problem in PROBLEMS}
    everything = [text for texts in own.values() for text in texts]
    while True:
        problem = rng.choice(PROBLEMS)
        yield problem, _mixed(rng, own[problem.name] if rng.random() < 0.7 else everything)


def _mixed(rng: random.Random, corpus: list[str]) -> str:
    if rng.random() < 0.1:
        return "".join(rng.choice(PIECES) for _ in range(rng.randrange(1, 40)))
    text = rng.choice(corpus)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        a, b = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
        action = rng.random()
        if action < 0.2:
            text = re.sub(r"\b\w+\b", lambda m: rng.choice((m[0], m[0], rng.choice(WORDS))), text)
        elif action < 0.4:
            text = text[:a] + rng.choice(PIECES) + text[a:]
        elif action < 0.6:
            text = text[:a] + text[b:]
        elif action < 0.8:
            text = text[:a] + rng.choice(corpus)[: rng.randrange(30)] + text[b:]
        else:
            text = text[:b] + text[a:]
    return text


if __name__ == "__main__":
    main()
