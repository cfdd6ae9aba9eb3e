"""What is written is valid where a validator exists, and comes back where the format can hold it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import stix2
from followthemoney import model

import builders
from detente.exchanging.account import Account
from detente.exchanging.batches import Mark
from detente.exchanging.plover import read_plover
from detente.exchanging.polecat import read_polecat
from detente.exchanging.to_annotations import annotation, bibtex_entry
from detente.exchanging.to_entities import entities
from detente.exchanging.to_tables import CLAIM_COLUMNS, SCHEMA, claim_frame, write_dictionary
from detente.exchanging.writers import WRITERS, find_writer
from detente.model.claims import EventType, Stance, Status


def account(**changes: Any) -> Account:
    told = builders.cited(quantities=(builders.quantity(),), date=builders.when(), places=("Rason",), **changes)
    document = builders.document(url="https://harbourpost.example/rockets", author="A. Writer")
    return Account((builders.event(told),), {document.id: document})


def text_of(name: str, given: Account) -> str:
    return "".join(find_writer(name).write(given))


@pytest.mark.parametrize(("name", "reader"), [("plover", read_plover), ("polecat", read_polecat)])
def test_acts_come_back(name: str, reader: object, tmp_path: Path) -> None:
    path = tmp_path / f"out.{name}"
    path.write_text(text_of(name, account()), encoding="utf-8")
    rows = pl.concat([batch.rows for batch in reader(path, "back", Mark())])  # type: ignore[operator]
    row = rows.row(0, named=True)
    assert (row["actor"], row["recipient"], row["type"], row["score"]) == ("PRK", "RUS", "AID", 10.0)
    assert row["date"].isoformat() == "2024-05-01"
    assert row["place"] == "Rason"


@pytest.mark.parametrize(
    ("stance", "status", "kind", "written"),
    [
        (Stance.AFFIRMED, Status.OCCURRED, EventType.AID, "AID"),
        (Stance.ALLEGED, Status.ONGOING, EventType.AID, "AID"),
        (Stance.AFFIRMED, Status.PLANNED, EventType.AID, "AGREE"),
        (Stance.AFFIRMED, Status.PLANNED, EventType.ASSAULT, None),
        (Stance.AFFIRMED, Status.POSSIBLE, EventType.AID, None),
        (Stance.DENIED, Status.OCCURRED, EventType.AID, None),
        (Stance.AFFIRMED, Status.DID_NOT_OCCUR, EventType.AID, None),
    ],
)
def test_plain_plover_holds_only_what_it_can(
    stance: Stance, status: Status, kind: EventType, written: str | None
) -> None:
    lines = text_of("plover", account(stance=stance, status=status, event=kind)).splitlines()
    assert [json.loads(line)["event"][0] for line in lines] == ([written] if written else [])


def test_entities_are_valid_follow_the_money() -> None:
    schemata = []
    for record in entities(account(transfer=builders.transfer())):
        proxy = model.get_proxy({**record, "properties": {}})
        for name, values in record["properties"].items():
            proxy.add(name, values)
        schema = model.get(record["schema"])
        assert schema is not None
        schema.validate({"properties": record["properties"]})
        kept = proxy.to_dict()["properties"]
        assert {name: sorted(values) for name, values in kept.items()} == {
            name: sorted(values) for name, values in record["properties"].items()
        }
        schemata.append(record["schema"])
    assert sorted(schemata) == ["Article", "EconomicActivity", "Event", "PublicBody", "PublicBody"]


def test_bundle_is_valid_stix_and_the_same_twice() -> None:
    written = text_of("stix", account())
    bundle = stix2.parse(written, allow_custom=False)
    kinds = sorted(each.type for each in bundle.objects)
    assert kinds == ["identity", "identity", "incident", "note", "opinion", "relationship", "relationship", "report"]
    assert written == text_of("stix", account())


def test_annotation_finds_its_words() -> None:
    given = account()
    cited = next(given.cited())
    document = given.document(cited)
    position, quote = annotation(cited, document)["target"]["selector"]
    assert document.text[position["start"] : position["end"]] == quote["exact"] == cited.claim.quote
    assert document.text.index(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 0


def test_table_holds_every_column_and_the_dictionary_explains_it() -> None:
    frame = claim_frame(account(transfer=builders.transfer()))
    assert frame.schema == pl.Schema(SCHEMA)
    row = frame.row(0, named=True)
    assert (row["supplier"], row["receiver"], row["quantity_min"]) == ("PRK", "RUS", 500.0)
    explained = {
        line["column"] for line in csv.DictReader(io.StringIO("".join(write_dictionary()))) if line["table"] == "claims"
    }
    assert explained == {name for name, _ in CLAIM_COLUMNS}


@pytest.mark.parametrize("start", ["=SUM(A1)", "+1+cmd()", "-2+3+cmd()", "@SUM(A1)"])
def test_cells_are_no_formulas(start: str) -> None:
    quote = f"{start} rockets were shipped"
    cited = builders.cited(text=quote, quote=quote, traces=())
    document = builders.document(quote)
    written = text_of("csv", Account((builders.event(cited),), {document.id: document}))
    assert next(csv.DictReader(io.StringIO(written)))["quote"] == "'" + quote


def test_bibtex_escapes() -> None:
    entry = bibtex_entry(builders.document(title="Oil & gas: 50% {of} C:\\x_y"))
    assert r"title = {Oil \& gas: 50\% \{of\} C:\textbackslash{}x\_y}" in entry


def test_csl_and_geojson_are_json() -> None:
    item = json.loads(text_of("csl", account()))[0]
    assert item["issued"] == {"date-parts": [[2024, 5, 20]]}
    feature = json.loads(text_of("geojson", account()))["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [130.4, 42.3]}  # longitude first
    assert feature["properties"]["places"] == ["Rason"]
    assert feature["properties"]["located"] == {"Rason": "city"}


@pytest.mark.parametrize(
    ("places", "geometry"),
    [
        (("a quay by the river",), None),
        (("Moscow", "a quay", "Rason"), {"type": "MultiPoint", "coordinates": [[37.6, 55.8], [130.4, 42.3]]}),
        (("Rason", "Rajin"), {"type": "Point", "coordinates": [130.4, 42.3]}),
    ],
)
def test_places_are_points_where_they_are_known_and_none_where_not(
    places: tuple[str, ...], geometry: dict[str, Any] | None
) -> None:
    placed = builders.event(builders.cited(places=places))
    (feature,) = json.loads(text_of("geojson", Account((placed,), account().documents)))["features"]
    assert feature["geometry"] == geometry
    assert feature["properties"]["places"] == list(places)


def test_every_writer_says_what_it_loses() -> None:
    assert all(writer.loses and writer.does for writer in WRITERS)
