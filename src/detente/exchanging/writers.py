"""The formats that can be written, each with what it can't hold."""

from detente.errors import UnknownCode
from detente.exchanging.account import Writer
from detente.exchanging.to_annotations import write_annotations, write_bibtex, write_csl, write_geojson
from detente.exchanging.to_entities import write_ftm
from detente.exchanging.to_plover import write_plover, write_polecat
from detente.exchanging.to_stix import write_stix
from detente.exchanging.to_tables import write_csv

WRITERS = (
    Writer(
        "plover",
        ".jsonl",
        "PLOVER records, JSON lines",
        (
            "who says so",
            "denial",
            "possible and conditional acts",
            "goods and quantities",
            "conditions, motives, assessments",
        ),
        write_plover,
    ),
    Writer(
        "polecat",
        ".tsv",
        "POLECAT rows (40 columns)",
        (
            "who says so",
            "denial",
            "possible and conditional acts",
            "goods and quantities",
            "quote and its place",
            "last day of a period",
            "conditions, motives, assessments",
        ),
        write_polecat,
    ),
    Writer(
        "csv",
        ".csv",
        "claims as one flat table",
        ("which fields were read from which characters", "ranges of the second and further amounts"),
        write_csv,
    ),
    Writer(
        "ftm",
        ".ftm.json",
        "FollowTheMoney entities",
        (
            "who acts on whom (only who is involved)",
            "who says so",
            "denial but in words",
            "ranges of amounts",
            "place of the quote",
        ),
        write_ftm,
    ),
    Writer(
        "stix",
        ".json",
        "STIX 2.1 bundle",
        ("ranges of amounts", "reliability of a source", "status but as a label", "place of the quote but in words"),
        write_stix,
    ),
    Writer(
        "geojson",
        ".geojson",
        "GeoJSON of places named",
        (
            "events without a place",
            "coordinates of places beyond our table of some 370 (their names are told)",
            "outlines (a state is a point at its capital, and says so)",
            "who says so",
            "goods and quantities",
        ),
        write_geojson,
    ),
    Writer(
        "annotations",
        ".jsonld",
        "W3C Web Annotations of the quotes",
        ("actors and recipients", "goods and quantities", "who says so", "dates"),
        write_annotations,
    ),
    Writer("bibtex", ".bib", "sources as BibLaTeX", ("claims",), write_bibtex),
    Writer("csl", ".json", "sources as CSL-JSON", ("claims",), write_csl),
)
"""Explicit, so that the table in the documents is written from it."""


def find_writer(name: str) -> Writer:
    """Give the writer of that name.

    Raises:
        UnknownCode: There is none.
    """
    for each in WRITERS:
        if each.name == name:
            return each
    raise UnknownCode("format", name, tuple(each.name for each in WRITERS))
