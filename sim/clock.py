"""Weeks and years. Week 0 is the first week of January 2006; a year has 52 weeks."""

WEEKS_A_YEAR = 52
EPOCH = 2006
FIRST_POLICY_YEAR = 2010.5  # the overdose threshold is set from deaths of mid-2010: a policy before it would be measured by itself


def week_of(year: float) -> int:
    """Weeks from the first week of January 2006 to a decimal year."""
    return round((year - EPOCH) * WEEKS_A_YEAR)


def year_of(week: int) -> float:
    """The decimal year in which a week starts."""
    return EPOCH + week / WEEKS_A_YEAR
