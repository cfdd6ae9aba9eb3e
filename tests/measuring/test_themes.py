"""What acts are about: by their contexts, else by their type; shares of acts, not of themes."""

import datetime as dt

import polars as pl
import pytest

from detente.lexicon.codes import contexts
from detente.measuring.themes import OF_CONTEXT, theme_shares, themes_of
from detente.model.claims import Theme


def test_every_context_has_a_theme() -> None:
    assert OF_CONTEXT.keys() == contexts().keys()


@pytest.mark.parametrize(
    ("act", "themes"),
    [
        (("COOPERATE", 2, "military"), ("military-cooperation",)),
        (("ASSAULT", 4, "military"), ("conflict",)),
        (("AGREE", 1, "economic;legal"), ("trade-finance", "legal-treaty")),
        (("ACCUSE", 3, "crime;corruption"), ("legal-treaty",)),
        (("MOBILIZE", 4, None), ("troops",)),
        (("CONSULT", 1, ""), ("diplomatic",)),
        (("CONSULT", 1, "unheard_of"), ("diplomatic",)),
    ],
)
def test_an_act_is_about_its_contexts_else_its_type(act: tuple[str, int, str | None], themes: tuple[str, ...]) -> None:
    assert themes_of(*act) == themes


def frame(*rows: tuple[dt.date, str, int, str | None]) -> pl.DataFrame:
    schema = {"date": pl.Date, "type": pl.String, "quad": pl.Int8, "contexts": pl.String}
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def test_shares_are_of_acts_over_all_and_of_the_last_year() -> None:
    old, new = dt.date(2010, 1, 1), dt.date(2014, 1, 1)
    told = theme_shares(
        frame(
            *[(old, "CONSULT", 1, None)] * 6,
            *[(new, "AGREE", 1, "economic;cyber")] * 3,
            (new, "ASSAULT", 4, "military"),
        )
    )
    assert [(each.theme, each.acts) for each in told] == [
        (Theme.DIPLOMATIC, 6),
        (Theme.CYBER, 3),
        (Theme.TRADE_FINANCE, 3),
        (Theme.CONFLICT, 1),
    ]
    assert told[0].share.value == pytest.approx(0.6)
    assert told[0].lately.value == 0.0
    assert told[1].lately.value == pytest.approx(0.75)
    assert told[1].share.low < 0.3 < told[1].share.high


def test_own_events_bring_their_themes() -> None:
    acts = frame((dt.date(2024, 1, 1), "AID", 2, None)).with_columns(
        themes=pl.Series([["arms", "food"]], dtype=pl.List(pl.String))
    )
    assert [each.theme for each in theme_shares(acts)] == [Theme.ARMS, Theme.FOOD]


def test_no_acts_are_about_nothing() -> None:
    assert theme_shares(frame()) == ()
