"""Sanctions lists that a user supplies, as names to screen against: FollowTheMoney entities or the UN's XML."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from detente.errors import UnreadableDocument
from detente.model.rules import ListedName

NAME_FIELDS = (("name", False), ("alias", False), ("previousName", False), ("abbreviation", True), ("weakAlias", True))
"""FollowTheMoney properties that hold names, with whether a match on them alone is weak."""

NEVER_LISTED = frozenset({"Sanction", "Address", "Identification", "Passport", "Ownership", "Directorship", "Family"})


def read_list(raw: bytes, where: str) -> tuple[ListedName, ...]:
    """Give every name of a list, aliases too.

    Args:
        raw: The file: JSON entities, one a line (plain, or nested with their sanctions), or the UN's consolidated XML.
        where: What the file is called, for the reader of a hit and of an error.

    Raises:
        UnreadableDocument: It is neither.
    """
    start = raw.lstrip()[:1]
    names = tuple(_un_names(raw, where) if start == b"<" else _ftm_names(raw, where))
    if not names:
        raise UnreadableDocument(where, "holds no names: wanted FollowTheMoney entities, one a line, or the UN's XML")
    return names


def _ftm_names(raw: bytes, where: str) -> Iterator[ListedName]:
    entities = tuple(_entities(raw, where))
    sanctions: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for entity in entities:
        if entity["schema"] == "Sanction":
            for target in entity["properties"].get("entity", ()):
                sanctions[target].append(entity["properties"])
    for entity in entities:
        if entity["schema"] not in NEVER_LISTED:
            nested = [
                each["properties"] for each in entity["properties"].get("sanctions", ()) if isinstance(each, dict)
            ]
            yield from _names_of(entity, [*nested, *sanctions[entity["id"]]], where)


def _entities(raw: bytes, where: str) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(raw.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            yield {"id": entity["id"], "schema": entity["schema"], "properties": entity["properties"], **entity}
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableDocument(f"{where}:{number}", "is no FollowTheMoney entity") from error


def _names_of(entity: Mapping[str, Any], sanctions: Iterable[Mapping[str, Any]], where: str) -> Iterator[ListedName]:
    properties = entity["properties"]
    listings = tuple(sanctions)
    for field, weak in NAME_FIELDS:
        for name in properties.get(field, ()):
            yield ListedName(
                entity=entity["id"],
                name=name,
                schema=entity["schema"],
                list_name=_first(listings, "authority") or ", ".join(entity.get("datasets", ())) or where,
                program=_first(listings, "program") or _first(listings, "programId") or _own(properties, "program"),
                listed=_earliest(listings),
                weak=weak,
            )


def _first(listings: Iterable[Mapping[str, Any]], field: str) -> str:
    return next((str(value) for each in listings for value in each.get(field, ())), "")


def _own(properties: Mapping[str, Any], field: str) -> str:
    return next((str(value) for value in properties.get(field, ())), "")


def _earliest(listings: Iterable[Mapping[str, Any]]) -> dt.date | None:
    told = [
        day for each in listings for field in ("listingDate", "startDate") for day in map(_day, each.get(field, ()))
    ]
    return min((day for day in told if day is not None), default=None)


def _day(text: str | None) -> dt.date | None:
    """Give the day that a text begins with; a year or month alone is no day."""
    try:
        return dt.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _un_names(raw: bytes, where: str) -> Iterator[ListedName]:
    """Read the consolidated list of the Security Council; entities of the XML itself are never resolved."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(where, f"is no well-formed XML ({error.msg})") from error
    for tag, schema in (("INDIVIDUAL", "Person"), ("ENTITY", "Organization")):
        for entry in root.iter(tag):
            yield from _un_entry(entry, tag, schema)


def _un_entry(entry: "etree._Element", tag: str, schema: str) -> Iterator[ListedName]:
    parts = (entry.findtext(f"{place}_NAME") for place in ("FIRST", "SECOND", "THIRD", "FOURTH"))
    full = " ".join(part.strip() for part in parts if part and part.strip())
    names = [(full, False)] if full else []
    aliases = [(_text(each, "ALIAS_NAME"), _text(each, "QUALITY") == "Low") for each in entry.iter(f"{tag}_ALIAS")]
    for name, weak in (*names, *(alias for alias in aliases if alias[0])):
        yield ListedName(
            entity=_text(entry, "REFERENCE_NUMBER") or _text(entry, "DATAID"),
            name=name,
            schema=schema,
            list_name="UN Security Council Consolidated List",
            program=_text(entry, "UN_LIST_TYPE"),
            listed=_day(entry.findtext("LISTED_ON")),
            weak=weak,
        )


def _text(entry: "etree._Element", tag: str) -> str:
    return (entry.findtext(tag) or "").strip()
