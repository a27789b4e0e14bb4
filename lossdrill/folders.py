"""Where the data folders are: in the checkout when there is one, else in the installed package."""

from pathlib import Path


def data_root() -> Path:
    """The folder that holds `exercises/`, `solutions/` and `templates/`.

    A checkout comes first: an editable install leaves a stale copy of the data behind.
    """
    package = Path(__file__).resolve().parent
    checkout = package.parent
    if (checkout / "exercises" / "track.toml").is_file():
        return checkout
    return package / "_data"
