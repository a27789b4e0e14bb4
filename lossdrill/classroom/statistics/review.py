"""Which items deserve a look. A flag is a question to the author, never a verdict on the item."""

FEWEST = 30
"""Students below which nothing is flagged: chance alone would do it."""
HARD, EASY, FLAT = 0.30, 0.80, 0.10


def flags(facility: float, discrimination: float, students: int) -> tuple[str, ...]:
    """What to look at, in words, from the facility, the discrimination (either may be NaN) and the
    number of students behind them.
    """
    if students < FEWEST:
        return ()
    found = []
    if facility < HARD:
        found.append("review: few get it right (facility under .30)")
    if facility > EASY:
        found.append("review: nearly all get it right (facility over .80), fine in a drill")
    if discrimination < FLAT:
        found.append("review: does not tell strong from weak (discrimination under .10)")
    return tuple(found)
