"""`python -m tests.hostile`: how many attacks are stopped by which layers, and which, in Markdown.

It says what the files of the attacks say. The tests try each word of it: under the layers that it
names, each alone, and with these off under all others. So the figures hold on every machine.
"""

from collections.abc import Collection, Sequence

from lossdrill.sandbox.layers import ALL
from tests.hostile import corpus
from tests.hostile.corpus import PROCESS, Attack

SETS: dict[str, Collection[str]] = {
    "the process alone": (),
    **{f"the process and `{layer}`": (layer,) for layer in ALL},
    "all but `bubblewrap`": set(ALL) - {"bubblewrap"},
    "all": ALL,
}


def main() -> None:
    attacks = corpus.attacks({PROCESS, *ALL})
    print(summary(attacks))
    print("\n| attack | stopped by, each alone |\n|---|---|")
    for attack in attacks:
        print(f"| {attack.name} | {', '.join(stop.name for stop in attack.stops)} |")


def summary(attacks: Sequence[Attack]) -> str:
    """The table that docs/isolation.md shows."""
    rows = [f"| under | of {len(attacks)} attacks, this many are stopped |", "|---|---|"]
    for name, layers in SETS.items():
        rows.append(f"| {name} | {sum(stopped(attack, layers) for attack in attacks)} |")
    return "\n".join(rows)


def stopped(attack: Attack, layers: Collection[str]) -> bool:
    """Whether these layers stop an attack, beside the process that each run has for itself."""
    return any(stop.layers <= {PROCESS, *layers} for stop in attack.stops)


if __name__ == "__main__":
    main()
