"""The templates of all pages: everything that goes into one is escaped and made visible."""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lossdrill.folders import data_root
from lossdrill.report import words


def environment(**filters: Callable[..., Any]) -> Environment:
    """The folder of templates, with the filters of some pages. Worth keeping: it compiles."""
    found = Environment(
        loader=FileSystemLoader(data_root() / "templates" / "report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: words.visible(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= filters
    return found
