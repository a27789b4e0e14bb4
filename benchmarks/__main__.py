"""`python -m benchmarks [NAME...]`: runs the benchmarks and prints their tables."""

import sys

from benchmarks import startup

BENCHMARKS = {"startup": startup.main}


def main() -> None:
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()


if __name__ == "__main__":
    main()
