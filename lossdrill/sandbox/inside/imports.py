"""The learner's side: the libraries that a file may import, and the sentence for all others."""

import sys
from collections.abc import Collection

TITLES = {"numpy": "NumPy", "matplotlib": "Matplotlib"}


def load(libraries: Collection[str]) -> None:
    """Loads what a file may import and the runner has not imported itself."""
    if "matplotlib" in libraries:
        import matplotlib as mpl  # noqa: PLC0415 - most workers do without

        mpl.use("agg")
        import contourpy  # noqa: F401, PLC0415 - imported by the first contour otherwise
        import matplotlib.pyplot  # noqa: F401, ICN001, PLC0415


def warm_up(libraries: Collection[str]) -> None:
    """Does once what would take each file a tenth of a second."""
    if "matplotlib" in libraries:
        import io  # noqa: PLC0415

        import matplotlib.pyplot as plt  # noqa: PLC0415

        figure, axes = plt.subplots()
        axes.set_title("$x$")  # loads the fonts, those of formulas too
        figure.savefig(io.BytesIO())
        plt.close(figure)


def refuse_others(libraries: Collection[str], folders: Collection[str]) -> None:
    """From here on only these libraries and the standard library can be imported."""
    titles = ", ".join(TITLES[library] for library in libraries)
    rule = f"solved with {titles} and the standard library alone"
    if "matplotlib" not in libraries:  # which goes on to import what it has loaded
        allowed = {*sys.stdlib_module_names, *libraries, "__main__"}
        for name in list(sys.modules):
            if name.partition(".")[0] not in allowed:
                del sys.modules[name]  # it serves those who loaded it, nobody else
    sys.path[:] = [folder for folder in sys.path if folder not in folders]
    sys.meta_path.append(_RefuseImports(rule))
    # The finders of the standard library stay, with what they have listed: its folder may hold the
    # installed packages too, and is therefore not among those that a file may list.
    for folder in folders:
        sys.path_importer_cache.pop(folder, None)


class _RefuseImports:
    """Stands last on `sys.meta_path`: what nobody else found is refused with the rule."""

    def __init__(self, rule: str) -> None:
        self._rule = rule

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:  # noqa: ARG002
        if "." not in name:
            message = f"{self._rule}; {name} is not available here"
            raise ModuleNotFoundError(message, name=name)
