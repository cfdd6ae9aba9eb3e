"""Pictures of relations, drawn to SVG or PNG without a browser or a network."""

import json
from pathlib import Path

import vl_convert

from detente.errors import InvalidValue
from detente.lexicon.countries import country
from detente.measuring.picture import relation_spec
from detente.measuring.wording import caption
from detente.model.series import Relation

SCALE = 2.0
"""Pixels of a PNG for each unit of the figure: 300 dots an inch in print at 12 cm width."""


def names_of(relation: Relation) -> tuple[str, str]:
    """Give the two states as people call them."""
    return country(relation.dyad.actor).name, country(relation.dyad.recipient).name


def caption_of(relation: Relation) -> str:
    """Give the sentence under the picture."""
    return caption(relation, names_of(relation))


def draw_svg(relation: Relation) -> str:
    """Give the picture as SVG."""
    drawn: str = vl_convert.vegalite_to_svg(relation_spec(relation, names_of(relation)))
    return drawn


def write_picture(relation: Relation, path: Path) -> None:
    """Draw a relation to a file; the ending says how: .svg, .png, or .json for the specification itself.

    Raises:
        InvalidValue: The ending is none of these.
    """
    spec = relation_spec(relation, names_of(relation))
    match path.suffix.lower():
        case ".svg":
            path.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")
        case ".png":
            path.write_bytes(vl_convert.vegalite_to_png(spec, scale=SCALE))
        case ".json":
            path.write_text(json.dumps(spec, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        case other:
            raise InvalidValue("picture", other, "must end in .svg, .png or .json")
