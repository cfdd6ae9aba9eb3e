"""Regimes of rules, each a data file: what they cover, since when, with what certainty."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from detente.errors import UnknownCode
from detente.model.actors import CountryCode
from detente.model.claims import Commodity
from detente.model.rules import (
    Basis,
    Cap,
    Certainty,
    Direction,
    Exemption,
    Free,
    Instrument,
    Mark,
    Regime,
    Rule,
    Scope,
    Transition,
)

FILES = ("un_dprk.toml", "un_iran.toml")
"""The regimes that come with the product; another is one more file and one more name here."""


@cache
def regimes() -> tuple[Regime, ...]:
    """Give every regime, with its rules in the order of its file."""
    folder = files("detente.lexicon") / "data" / "rules"
    return tuple(_regime(tomllib.loads((folder / name).read_text(encoding="utf-8"))) for name in FILES)


def regime(regime_id: str) -> Regime:
    """Give the regime of that id, as un-dprk.

    Raises:
        UnknownCode: There is none.
    """
    known = {each.id: each for each in regimes()}
    if regime_id not in known:
        raise UnknownCode("regime", regime_id, tuple(known))
    return known[regime_id]


def rule(rule_id: str) -> Rule:
    """Give the rule of that id, as ARM-04.

    Raises:
        UnknownCode: There is none.
    """
    for each in (rule for regime in regimes() for rule in regime.rules):
        if each.id.casefold() == rule_id.casefold():
            return each
    raise UnknownCode("rule", rule_id)


def _regime(table: Mapping[str, Any]) -> Regime:
    return Regime(
        id=table["id"],
        name=table["name"],
        target=CountryCode(table["target"]),
        standing=table["standing"],
        notes=tuple(table.get("notes", ())),
        free=tuple(_free(each) for each in table.get("free", ())),
        instruments=tuple(_instrument(each) for each in table["instrument"]),
        rules=tuple(_rule(each, table["id"]) for each in table["rule"]),
    )


def _instrument(table: Mapping[str, Any]) -> Instrument:
    return Instrument(table["id"], table["name"], table["adopted"], table["occasion"], _mark(table["mark"]))


def _mark(parts: list[str]) -> Mark:
    substance, paragraph, *note = parts
    return Mark(Certainty(substance), Certainty(paragraph), *note)


def _free(table: Mapping[str, Any]) -> Free:
    return Free(
        Direction(table["direction"]),
        tuple(Commodity(each) for each in table["commodities"]),
        tuple(table["words"]),
        table["text"],
        _mark(table["mark"]),
    )


def _rule(table: Mapping[str, Any], regime_id: str) -> Rule:
    transition = table.get("transition")
    return Rule(
        id=table["id"],
        regime=regime_id,
        title=table["title"],
        basis=tuple(Basis(*each.rsplit(" ", 1)) for each in table["basis"]),
        direction=Direction(table["direction"]),
        since=table["since"],
        until=table.get("until"),
        transition=Transition(transition["until"], transition["text"]) if transition else None,
        scopes=tuple(_scope(each) for each in table["scope"]),
        hs=tuple(table.get("hs", ())),
        cap=_cap(table["cap"]) if "cap" in table else None,
        exemptions=tuple(Exemption(each["text"], tuple(each.get("words", ()))) for each in table.get("exemption", ())),
        listed_parties=table.get("listed_parties", False),
        duty=table.get("duty", False),
        contested=table.get("contested"),
        notes=tuple(table.get("notes", ())),
        mark=_mark(table["mark"]),
    )


def _scope(table: Mapping[str, Any]) -> Scope:
    return Scope(
        commodities=tuple(Commodity(each) for each in table.get("commodities", ())),
        events=tuple(table.get("events", ())),
        words=tuple(table.get("words", ())),
        unless=tuple(table.get("unless", ())),
        anywhere=table.get("anywhere", False),
        vague=table.get("vague"),
        open=table.get("open"),
    )


def _cap(table: Mapping[str, Any]) -> Cap:
    return Cap(
        limits=tuple((float(amount), unit) for amount, unit in table["limits"]),
        period=table["period"],
        starts=table["starts"],
        factors=tuple((unit, float(low), float(high)) for unit, low, high in table.get("factors", ())),
        levels=tuple(table.get("levels", ())),
        stop_at=table.get("stop_at"),
    )
