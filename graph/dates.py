"""Dates as exact as articles give them."""

Days = tuple[str, str]
"""First and last day that a date may mean: of ``2024-10``, the first and the last of October."""


def days(date: str | None) -> Days | None:
    """Return the first and last day that an ISO 8601 date may mean, or None if it is none."""
    date = (date or "")[:10]
    if len(date) == 10:
        return date, date
    if len(date) == 7:
        return f"{date}-01", f"{date}-31"
    return (f"{date}-01-01", f"{date}-12-31") if len(date) == 4 else None
