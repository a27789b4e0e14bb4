"""`python -m benchmarks [NAME...]`: runs the benchmarks and prints their tables."""

import sys

from benchmarks import isolation, startup, wire_fuzz

BENCHMARKS = {"startup": startup.main, "isolation": isolation.main}
LONG = {"wire_fuzz": wire_fuzz.main}
"""Minutes each: run only by name."""


def main() -> None:
    for name in sys.argv[1:] or BENCHMARKS:
        (BENCHMARKS | LONG)[name]()


if __name__ == "__main__":
    main()
