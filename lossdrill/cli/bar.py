"""The bar that shows how far one is."""

BAR = 20
"""Characters."""


def bar(done: int, total: int) -> str:
    """Empty where there is nothing to do."""
    filled = BAR * done // total if total else 0
    return "█" * filled + "░" * (BAR - filled)
