"""The dossier as one page of HTML: nothing is loaded, nothing is run, every citation opens its sentence."""

from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from detente.model.dossiers import Dossier, Entry, Extract, Picture, Source
from detente.publishing.sections import country_name
from detente.publishing.showing import count, day, day_words
from detente.publishing.wording import voice

ARROW = " → "


def marked(extract: Extract) -> Markup:
    """Give a sentence with its marked stretches, everything in it escaped; marks that overlap become one."""
    pieces, done = [], 0
    for mark in extract.marks:
        start, end = max(done, mark.start), min(mark.end, len(extract.text))
        if start >= end:
            continue
        pieces += [
            escape(extract.text[done:start]),
            Markup("<mark>"),
            escape(extract.text[start:end]),
            Markup("</mark>"),
        ]
        done = end
    return Markup("").join([*pieces, escape(extract.text[done:])])


def safe_link(url: str | None) -> str | None:
    """Give a link only where it leads to a page: an address out of a document may be anything."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def source_line(source: Source) -> str:
    """Give publisher, day and language of a report, as far as they are told."""
    told = [source.publisher or "publisher not told", day(source.date) if source.date else "undated"]
    return " · ".join([*told, *([source.language] if source.language not in (None, "en") else [])])


def figures_of(entry: Entry) -> tuple[str, ...]:
    """Give every figure that a voice names, each once."""
    return tuple(dict.fromkeys(figure for said in entry.voices for figure in said.figures))


def deniers_of(entry: Entry) -> tuple[str, ...]:
    """Give those who deny it, each once."""
    return tuple(dict.fromkeys(voice(said.names) for said in entry.voices if said.denies and said.names))


def direction(entry: Entry) -> str:
    """Give the codes of who acts and to whom."""
    return ARROW.join(" ".join(side) for side in (entry.actors, entry.recipients) if side)


def direction_words(entry: Entry) -> str:
    """Give the same with the countries' names."""
    return ARROW.join(", ".join(map(country_name, side)) for side in (entry.actors, entry.recipients) if side)


def _svg(picture: Picture) -> Markup:
    return Markup(picture.svg)  # noqa: S704 - drawn by us: `drawing` escapes every word that it sets


def html(dossier: Dossier) -> str:
    """Give the page; the same dossier gives the same bytes."""
    environment = Environment(
        loader=PackageLoader("detente.publishing"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    by_number = {citation.number: citation for citation in dossier.citations}
    of_number = {n: source for source in dossier.sources for n in source.citations}
    style = environment.loader.get_source(environment, "dossier.css")[0] if environment.loader else ""
    return environment.get_template("dossier.html.j2").render(
        d=dossier,
        by_number=by_number,
        count=count,
        day=day,
        day_words=day_words,
        direction=direction,
        deniers=deniers_of,
        figures=figures_of,
        direction_words=direction_words,
        label=lambda n: source_line(of_number[n]),
        marked=marked,
        publishers=len({source.publisher for source in dossier.sources}),
        safe_link=safe_link,
        source_line=source_line,
        style=Markup(style),  # noqa: S704 - our own style sheet
        svg=_svg,
        voice=voice,
    )
