"""`python -m tests.hostile`: how many attacks work under which layers, and which, in Markdown."""

from collections.abc import Collection, Sequence
from contextlib import closing

from lossdrill.sandbox.layers import ALL
from tests.hostile import corpus
from tests.hostile.corpus import HERE, Attack

ALONE = [layer for layer in ALL if layer in HERE]
SETS: dict[str, Collection[str]] = {
    "no layer": (),
    **{f"{layer} alone": (layer,) for layer in ALONE},
    "all but bubblewrap": HERE - {"bubblewrap"},
    "all": HERE,
}


def main() -> None:
    attacks = corpus.attacks()
    working = {name: _working(attacks, layers) for name, layers in SETS.items()}
    print(f"| layers | of {len(attacks)} attacks, this many work |\n|---|---|")
    for name, attack_names in working.items():
        print(f"| {name} | {len(attack_names)} |")
    print("\n| attack | stopped by, each alone |\n|---|---|")
    for attack in attacks:
        stops = [layer for layer in ALONE if attack.name not in working[f"{layer} alone"]]
        if attack.name not in working["no layer"]:
            stops = ["(does not work without any layer)"]
        print(f"| {attack.name} | {', '.join(stops)} |")


def _working(attacks: Sequence[Attack], layers: Collection[str]) -> set[str]:
    """The names of those that work where these layers alone are on."""
    found = set()
    with closing(corpus.Workers()) as workers, corpus.neighbour() as process:
        for attack in attacks:
            with corpus.canary(process) as handed:
                if corpus.attempt(attack, workers.under(layers), handed).worked:
                    found.add(attack.name)
    return found


if __name__ == "__main__":
    main()
