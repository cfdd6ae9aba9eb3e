"""Names against a sanctions list: a hit says list, programme, day, score and why, and identifies nobody."""

import csv
import io
import json
import tarfile
from pathlib import Path

import pytest

from builders import cited, party
from detente.checking.lists import read_list
from detente.checking.screening import LEAST_SCORE, screen_names
from detente.errors import UnreadableDocument
from detente.model.rules import Hit

UN_XML = b"""<?xml version="1.0"?>
<CONSOLIDATED_LIST dateGenerated="2024-01-01">
  <INDIVIDUALS><INDIVIDUAL>
    <DATAID>1</DATAID><FIRST_NAME>PAK</FIRST_NAME><SECOND_NAME>CHUN</SECOND_NAME><THIRD_NAME>SU</THIRD_NAME>
    <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.900</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON>
    <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Pak Chun-su</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Comrade Pak</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  </INDIVIDUAL></INDIVIDUALS>
  <ENTITIES><ENTITY>
    <DATAID>2</DATAID><FIRST_NAME>GREEN HARBOUR TRADING CORPORATION</FIRST_NAME>
    <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.901</REFERENCE_NUMBER><LISTED_ON>2009-04-24</LISTED_ON>
  </ENTITY></ENTITIES>
</CONSOLIDATED_LIST>"""

ENTITIES = [
    {
        "id": "a",
        "schema": "Person",
        "properties": {"name": ["Anatoly Borisovich VERESHKOV"], "weakAlias": ["Tolya Vereshkov"]},
        "datasets": ["example"],
    },
    {
        "id": "s",
        "schema": "Sanction",
        "properties": {"entity": ["a"], "authority": ["Council"], "program": ["EX-1"], "listingDate": ["2022-02-23"]},
    },
    {
        "id": "v",
        "schema": "Vessel",
        "properties": {
            "name": ["Morning Heron"],
            "sanctions": [{"schema": "Sanction", "properties": {"program": ["EX-2"], "startDate": ["2023"]}}],
        },
        "datasets": ["example"],
    },
]
FTM = "\n".join(json.dumps(entity) for entity in ENTITIES).encode()


def hits(raw: bytes, *names: str, least: float = LEAST_SCORE) -> tuple[Hit, ...]:
    claim = cited(actors=tuple(party(name, None) for name in names))
    return screen_names([(name, claim) for name in names], read_list(raw, "a list"), least)


def test_a_hit_says_list_programme_day_score_and_why() -> None:
    (hit,) = hits(FTM, "Anatoly Vereshkov")
    assert (hit.listed.list_name, hit.listed.program, str(hit.listed.listed)) == ("Council", "EX-1", "2022-02-23")
    assert 0.85 < hit.score < 1
    assert "vereshkov = vereshkov" in hit.why
    assert "identifies nobody" in hit.caution
    assert hit.claims


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Pak Chun Su", "KPi.900"),
        ("Pak Chun-su", "KPi.900"),
        ("Green Harbour Trading Corporation", "KPe.901"),
        ("Chun Su Pak", "KPi.900"),
    ],
)
def test_the_un_list_is_read_and_spellings_and_order_may_differ(name: str, entity: str) -> None:
    assert [hit.listed.entity for hit in hits(UN_XML, name)] == [entity]


@pytest.mark.parametrize(
    "name", ["Pak", "Russia", "a spokesman", "Kim Chun Su", "Harbour", "Anatoly Petrov", "White House", "Pak Song Su"]
)
def test_other_names_are_no_hits(name: str) -> None:
    assert hits(UN_XML, name) == hits(FTM, name) == ()


def test_vessels_and_nested_sanctions_are_read() -> None:
    (hit,) = hits(FTM, "Morning Heron")
    assert (hit.listed.schema, hit.listed.program, hit.listed.listed) == ("Vessel", "EX-2", None)


def test_a_weak_alias_says_so() -> None:
    (hit,) = hits(FTM, "Tolya Vereshkov")
    assert hit.caution.startswith("a weak alias")


def test_spellings_of_one_name_are_near_enough() -> None:
    (hit,) = hits(FTM, "Anatoliy Vereshkov")
    assert hit.score >= LEAST_SCORE


@pytest.mark.parametrize(
    ("raw", "place"), [(b"<a", "XML"), (b"{}", "a list:1"), (b"", "holds no names"), (b"<a/>", "holds no names")]
)
def test_what_is_no_list_is_refused_with_its_place(raw: bytes, place: str) -> None:
    with pytest.raises(UnreadableDocument, match=place):
        read_list(raw, "a list")


def test_entities_of_the_xml_itself_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("Hidden Name", encoding="utf-8")
    evil = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode() + UN_XML.split(b"?>", 1)[1]
    names = {each.name for each in read_list(evil.replace(b"<THIRD_NAME>SU", b"<THIRD_NAME>&e;"), "a list")}
    assert not any("Hidden" in name for name in names)


@pytest.mark.shared
def test_eight_thousand_designations_of_the_eu_are_screened(shared: Path) -> None:
    """Every designated person's own name hits that person, and invented names hit nobody."""
    archive = shared / "data/structure/eu_sanctions/opensanctions_eu_oj_cn_programs.tar.gz"
    lines = []
    with tarfile.open(archive) as opened:
        member = opened.extractfile("datasets/eu/journal_sanctions/data/consolidated/32017R1509.csv")
        assert member is not None
        for row in csv.DictReader(io.TextIOWrapper(member, "utf-8")):
            names = {"name": [row["name"]], "alias": [part.strip() for part in row["alias"].split(";") if part.strip()]}
            lines.append(json.dumps({"id": row["recordId"], "schema": row["schema"], "properties": names}))
    raw = "\n".join(lines).encode()
    persons = [json.loads(line) for line in lines if '"Person"' in line][:40]
    assert len(persons) == 40
    for person in persons:
        name = person["properties"]["name"][0]
        assert person["id"] in {hit.listed.entity for hit in hits(raw, name)} or len(name.split()) == 1
    assert hits(raw, "Anatoly Vereshkov", "Ardonia Shipping", "Belmark Steel") == ()
