"""What a claim concerns: themes by the words of its quote, by its goods and by its act."""

import re

from detente.model.claims import Commodity, EventType, Theme

WORDS: tuple[tuple[Theme, str], ...] = (
    (Theme.NUCLEAR_MISSILE, r"nuclear|ballistic|missiles?|icbms?|denucleari[sz]|warhead|enrich|uranium|wmd|weapons of mass|npt|iaea"),
    (Theme.ARMS, r"arms|weapons?|munitions?|ammunition|shells?|artillery|rockets?|drones?|tanks?|javelin|s-[34]00|air defen[cs]e"),
    (Theme.TROOPS, r"troops?|soldiers?|brigades?|battalions?|deploy\w*|contingent|forces"),
    (Theme.MILITARY_COOPERATION, r"joint (?:exercises?|drills?)|military (?:cooperation|exercise|exercises|ties)|defen[cs]e (?:cooperation|pact|ties)|training|security (?:assistance|cooperation)"),
    (Theme.TECHNOLOGY_SPACE, r"satellites?|space|technolog\w+|know-how|semiconductors?|chips|sensitive items"),
    (Theme.ENERGY, r"oil|gas|petroleum|lng|pipelines?|energy|electricity|fuel|opec\+?|hydrocarbons|coal"),
    (Theme.FOOD, r"food|grain|wheat|rice|flour|fertili[sz]ers?|maize|harvest"),
    (Theme.TRADE_FINANCE, r"trade|exports?|imports?|banks?|funds?|financ\w+|tariffs?|invest\w+|currency|\$|loans?|sale|sold|contract|money"),
    (Theme.LABOUR, r"workers?|labou?r(?:ers)?"),
    (Theme.TRANSPORT, r"trains?|rail\w*|ports?|ships?|vessels?|flights?|airlines?|tankers?|bridge|containers?|shipping"),
    (Theme.LEGAL_TREATY, r"treat(?:y|ies)|agreements?|pacts?|accords?|convention|memorandum|ratif\w+|deals?"),
    (Theme.SANCTIONS_MONITORING, r"sanctions?|embargo|resolutions?|panel of experts|designat\w+|blacklist\w*|veto\w*|evasion"),
    (Theme.CULTURE_PEOPLE, r"tourists?|tourism|cultur\w+|students?|visas?|sports?|athletes?|education|team"),
    (Theme.CYBER, r"cyber\w*|hack\w*|ransomware|crypto\w*|virtual currency|malware"),
    (Theme.INTELLIGENCE, r"intelligence|spy|spies|espionage"),
    (Theme.HUMANITARIAN, r"humanitarian|refugees?|asylum|migrants?|relief|aid|vaccines?|medicines?|abduct\w+|rescued?|civilians"),
    (Theme.ECONOMY, r"econom\w+|gdp|inflation|growth|poverty|budget"),
    (Theme.CONFLICT, r"war|attack\w*|invasion|invaded|conflict|ceasefire|truce|shelling|bomb\w*|fired|offensive|killed|strikes?|military|fighting"),
    (Theme.DIPLOMATIC, r"talks?|met|meeting|visit\w*|summit|ministers?|ambassadors?|diplomat\w*|relations|dialogue|envoys?|secretary|president"),
    (Theme.DOMESTIC, r"parliament|elections?|protest\w*|police|court|opposition|arrest\w*|detain\w*"),
)  # fmt: skip

_WORDS = tuple((theme, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for theme, words in WORDS)

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
    found += (theme for theme, pattern in _WORDS if pattern.search(quote))
    if event is not None:
        found.append(OF_EVENT[event])
    return tuple(dict.fromkeys(found or [Theme.DIPLOMATIC]))[:MOST]
