"""The voices of a chain: their names, countries and kinds."""

from collections.abc import Sequence

from detente.coding.attribution.attributed import Attribution, CountryOf
from detente.coding.found import Found
from detente.model.actors import Speaker


def speakers_of(chain: Sequence[Attribution], text: str, country_of: CountryOf) -> tuple[Found[Speaker], ...]:
    """Give the voices of a chain, outermost first, with the country that their words tell and their kind."""
    return tuple(
        Found(found.source, Speaker(found.source.cut(text), country_of(found.source)), found.rule)
        for found in chain
        if found.source is not None
    )
