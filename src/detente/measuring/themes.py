"""Themes: what the acts between two states are about, as shares of them, over all and lately."""

import datetime as dt

import polars as pl

from detente.measuring.votes import wilson
from detente.model.claims import EventType, Theme
from detente.model.series import ThemeShare

OF_CONTEXT = {
    "military": Theme.MILITARY_COOPERATION,
    "intelligence": Theme.INTELLIGENCE,
    "executive": Theme.DIPLOMATIC,
    "legislative": Theme.DOMESTIC,
    "election": Theme.DOMESTIC,
    "political_institutions": Theme.DOMESTIC,
    "pro_democracy": Theme.DOMESTIC,
    "pro_autocracy": Theme.DOMESTIC,
    "economic": Theme.TRADE_FINANCE,
    "legal": Theme.LEGAL_TREATY,
    "reparations": Theme.LEGAL_TREATY,
    "human_rights": Theme.HUMANITARIAN,
    "rights_freedoms": Theme.DOMESTIC,
    "repression": Theme.DOMESTIC,
    "human_security": Theme.HUMANITARIAN,
    "gender": Theme.DOMESTIC,
    "lgbt": Theme.DOMESTIC,
    "religion_ethnicity": Theme.CULTURE_PEOPLE,
    "inequality": Theme.ECONOMY,
    "diplomatic": Theme.DIPLOMATIC,
    "territory": Theme.CONFLICT,
    "peacekeeping": Theme.TROOPS,
    "health": Theme.HUMANITARIAN,
    "asylum": Theme.HUMANITARIAN,
    "migration": Theme.HUMANITARIAN,
    "disasters": Theme.HUMANITARIAN,
    "natural_resource": Theme.ENERGY,
    "environment": Theme.ENERGY,
    "technology": Theme.TECHNOLOGY_SPACE,
    "terrorism": Theme.CONFLICT,
    "cbrn": Theme.NUCLEAR_MISSILE,
    "cyber": Theme.CYBER,
    "misinformation": Theme.CYBER,
    "crime": Theme.LEGAL_TREATY,
    "corruption": Theme.LEGAL_TREATY,
    "illegal_drugs": Theme.LEGAL_TREATY,
    "trafficking": Theme.LEGAL_TREATY,
}
"""PLOVER's contexts, which imported acts carry, as our themes."""

OF_TYPE = {
    EventType.MOBILIZE: Theme.TROOPS,
    EventType.ASSAULT: Theme.CONFLICT,
    EventType.THREATEN: Theme.CONFLICT,
    EventType.RETREAT: Theme.CONFLICT,
    EventType.SANCTION: Theme.SANCTIONS_MONITORING,
    EventType.COERCE: Theme.DOMESTIC,
    EventType.PROTEST: Theme.DOMESTIC,
    EventType.AID: Theme.HUMANITARIAN,
}
"""What an act without a context is about by its type; all other types are diplomacy."""

HOSTILE = (3, 4)
"""Quad classes in which the context `military` means a conflict, and not cooperation of forces."""

LATELY = dt.timedelta(days=365)


def themes_of(kind: str, quad: int, contexts: str | None) -> tuple[Theme, ...]:
    """Give the themes of one imported act: of its contexts, else of its type."""
    found = [OF_CONTEXT[word] for word in (contexts or "").split(";") if word in OF_CONTEXT]
    if quad in HOSTILE:
        found = [Theme.CONFLICT if theme is Theme.MILITARY_COOPERATION else theme for theme in found]
    if not found:
        found = [OF_TYPE.get(EventType(kind), Theme.DIPLOMATIC)]
    return tuple(dict.fromkeys(found))


def _with_themes(acts: pl.DataFrame) -> pl.DataFrame:
    """Add the list of themes: our own events bring theirs, imported acts have those of their contexts."""
    if "themes" in acts.columns:
        return acts
    keys = ["type", "quad", "contexts"]
    kinds = acts.select(keys).unique()
    told = [[theme.value for theme in themes_of(*row)] for row in kinds.iter_rows()]
    themes = kinds.with_columns(pl.Series("themes", told, dtype=pl.List(pl.String)))
    return acts.join(themes, on=keys, how="left", nulls_equal=True)


def theme_shares(acts: pl.DataFrame) -> tuple[ThemeShare, ...]:
    """Give the share of acts that each theme has, most first, with 90% intervals; of all, and of the last year.

    An act may be about several things, so shares can sum to more than 1. `acts` are those of the pair, either way
    (columns date, type, quad and contexts, or themes).
    """
    if acts.is_empty():
        return ()
    acts = _with_themes(acts)
    end = acts["date"].max()
    late = acts.filter(pl.col("date") > end - LATELY) if isinstance(end, dt.date) else acts
    whole, recent = (_counts(part) for part in (acts, late))
    order = sorted(whole, key=lambda theme: (-whole[theme], theme))
    return tuple(
        ThemeShare(
            theme=Theme(theme),
            acts=whole[theme],
            share=wilson(whole[theme], acts.height),
            lately=wilson(recent.get(theme, 0), late.height),
        )
        for theme in order
    )


def _counts(acts: pl.DataFrame) -> dict[str, int]:
    counted = acts.explode("themes").drop_nulls("themes").group_by("themes").len()
    return dict(counted.iter_rows())
