"""What a claim concerns: themes by the words of its quote, by its goods and by its act."""

from detente.lexicon.frames import theme_patterns
from detente.model.claims import Commodity, EventType, Theme

OF_EVENT = {
    EventType.CONSULT: Theme.DIPLOMATIC,
    EventType.SUPPORT: Theme.DIPLOMATIC,
    EventType.AGREE: Theme.DIPLOMATIC,
    EventType.ACCUSE: Theme.DIPLOMATIC,
    EventType.REQUEST: Theme.DIPLOMATIC,
    EventType.REJECT: Theme.DIPLOMATIC,
    EventType.CONCEDE: Theme.DIPLOMATIC,
    EventType.COOPERATE: Theme.DIPLOMATIC,
    EventType.THREATEN: Theme.CONFLICT,
    EventType.ASSAULT: Theme.CONFLICT,
    EventType.RETREAT: Theme.CONFLICT,
    EventType.MOBILIZE: Theme.TROOPS,
    EventType.SANCTION: Theme.SANCTIONS_MONITORING,
    EventType.COERCE: Theme.DOMESTIC,
    EventType.PROTEST: Theme.DOMESTIC,
    EventType.AID: Theme.HUMANITARIAN,
}

OF_COMMODITY = {
    Commodity.SMALL_ARMS_AMMUNITION: Theme.ARMS,
    Commodity.ARTILLERY_ROCKETS: Theme.ARMS,
    Commodity.BALLISTIC_MISSILES: Theme.ARMS,
    Commodity.DRONES: Theme.ARMS,
    Commodity.OTHER_ARMS: Theme.ARMS,
    Commodity.DUAL_USE_TECHNOLOGY: Theme.TECHNOLOGY_SPACE,
    Commodity.REFINED_PETROLEUM: Theme.ENERGY,
    Commodity.CRUDE_OIL: Theme.ENERGY,
    Commodity.COAL_MINERALS: Theme.ENERGY,
    Commodity.FOOD: Theme.FOOD,
    Commodity.MONEY: Theme.TRADE_FINANCE,
    Commodity.LUXURY: Theme.TRADE_FINANCE,
    Commodity.VEHICLES_MACHINERY: Theme.TRANSPORT,
    Commodity.WORKERS: Theme.LABOUR,
    Commodity.TROOPS: Theme.TROOPS,
    Commodity.DATA_INTELLIGENCE: Theme.INTELLIGENCE,
    Commodity.SERVICES_TRAINING: Theme.MILITARY_COOPERATION,
}

MOST = 4
"""More themes than this on one claim would tell nothing."""


def themes_of(
    quote: str, event: EventType | None, own: tuple[Theme, ...] = (), commodity: Commodity | None = None
) -> tuple[Theme, ...]:
    """Give the themes of a claim, the surest first: its goods', its frame's, its words', its act's; never empty."""
    found = [OF_COMMODITY[commodity]] if commodity in OF_COMMODITY else []
    found += own
    found += (theme for theme, pattern in theme_patterns() if pattern.search(quote))
    if event is not None:
        found.append(OF_EVENT[event])
    return tuple(dict.fromkeys(found or [Theme.DIPLOMATIC]))[:MOST]
