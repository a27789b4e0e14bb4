"""lossdrill: learn and examine loss functions, with verdicts one can trust."""

__version__ = "0.1.0"
