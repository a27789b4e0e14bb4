"""`python -m benchmarks [NAME...]`: runs the benchmarks and prints their tables."""

import importlib
import sys

BENCHMARKS = ("startup", "judging", "isolation", "formula")
LONG = (
    "soak",
    "wire_fuzz",
    "class_scenario",
    "class_throughput",
    "class_model",
    "class_report",
    "learner_report",
    "formula_fuzz",
    "formula_seeds",
    "watching",
    "generated_mistakes",
    "generated_points",
)
"""Minutes each: run only by name."""


def main() -> None:
    names = sys.argv[1:] or BENCHMARKS
    for name in names:  # all of them before the first begins: it may take minutes
        if name not in BENCHMARKS + LONG:
            raise SystemExit(f"No benchmark {name}; there are {', '.join(BENCHMARKS + LONG)}.")
    for name in names:
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
