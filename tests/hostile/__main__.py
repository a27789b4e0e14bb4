"""`python -m tests.hostile`: which layer alone stops which attack, as a table in Markdown."""

from collections.abc import Mapping, Sequence

from tests.hostile import corpus
from tests.hostile.corpus import Attack

SETS: Mapping[str, Sequence[str]] = {
    "no layer": (),
    "nobody": ("nobody",),
    "rlimits": ("rlimits",),
    "landlock": ("landlock",),
    "bubblewrap": ("bubblewrap",),
    "seccomp": ("seccomp",),
    "all but bubblewrap": ("nobody", "rlimits", "landlock", "seccomp"),
    "all": ("bubblewrap", "nobody", "rlimits", "landlock", "seccomp"),
}


def main() -> None:
    attacks = corpus.attacks()
    worked = {name: _working(attacks, layers) for name, layers in SETS.items()}
    print("| attack |", " | ".join(SETS), "|")
    print("|---|" + "---|" * len(SETS))
    for attack in attacks:
        cells = ("works" if attack.name in worked[name] else "" for name in SETS)
        print(f"| {attack.name} |", " | ".join(cells), "|")
    counts = (f"{len(worked[name])}" for name in SETS)
    print(f"| **of {len(attacks)}, this many work** |", " | ".join(counts), "|")


def _working(attacks: Sequence[Attack], layers: Sequence[str]) -> set[str]:
    """The names of those that work where these layers alone are on."""
    workers = corpus.Workers()
    found = set()
    with corpus.neighbour() as process:
        for attack in attacks:
            with corpus.canary(process) as handed:
                if corpus.attempt(attack, workers.under(layers), handed).worked:
                    found.add(attack.name)
    workers.close()
    return found


if __name__ == "__main__":
    main()
