"""Date expressions: found in a sentence, resolved against the day of the document, chosen for a predicate."""

from detente.coding.dates.choosing import carried_date, date_for, main_date
from detente.coding.dates.finding import find_dates

__all__ = ["carried_date", "date_for", "find_dates", "main_date"]
