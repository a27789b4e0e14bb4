"""Paths as one would type them in the current folder."""

import os


def from_here(text: str) -> str:
    """The text with each path below the current folder as it is from there."""
    try:
        here = os.getcwd()  # noqa: PTH109 - what an error is said with should import nothing
    except OSError:  # it has been removed
        return text
    return text if here == os.sep else text.replace(f"{here}{os.sep}", "")
