"""The parts of a dossier, each made from its entries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from detente.lexicon.codes import no_state, themes
from detente.lexicon.countries import countries
from detente.model.actors import CountryCode
from detente.model.claims import Status, Theme
from detente.model.dossiers import Block, Entry, Part, Section

TITLES: dict[Part, tuple[str, str]] = {
    Part.BRIEF: ("In brief", "The acts between the two that most reports tell of, and the weightiest."),
    Part.CHANGES: ("What changed", "What is new, changed or gone since an earlier edition."),
    Part.PICTURES: (
        "At a glance",
        "Acts between the two as reported; what is not reported is not shown, and not zero.",
    ),
    Part.ACCOUNT: ("The account", "What the two did, to and with each other, by theme and in the order of time."),
    Part.TRANSFERS: ("Ledger of transfers", "Goods, money, people, services and know-how that are said to move."),
    Part.RULES: ("Held against the rules", "Which measures a transfer would fall under, with the paragraph."),
    Part.MOTIVES: ("Motives", "What each side is said to want, seek, fear or need."),
    Part.CONDITIONS: ("Conditions and indicators", "What holds of either side or of the relation."),
    Part.OUTLOOK: ("Planned, possible, conditional", "What is not yet: plans of the sides, possibilities, conditions."),
    Part.FORECASTS: ("Forecasts", "What may come next, and on what precedent."),
    Part.DISPUTED: (
        "Disputed or denied",
        "Where one says it is so and another that it is not, or only a denial is on record.",
    ),
    Part.ASSESSMENTS: ("Judgements", "What others make of the relation."),
    Part.THIRD_PARTIES: ("Third parties", "What others did because of the relation, and what the two did to others."),
    Part.MEASURES: ("The relation measured", "Tone and attention over time."),
}
_LATE = dt.date.max


def section(part: Part, blocks: Iterable[Block]) -> Section:
    """Give a section with its standing title and note."""
    title, note = TITLES[part]
    return Section(part, title, note, tuple(blocks))


def in_time(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give the entries by day, those without a day last."""
    return tuple(sorted(entries, key=lambda entry: (entry.day or _LATE, entry.reported or _LATE, entry.event)))


def country_name(code: str) -> str:
    """Give the name of a country or of a code for who is no state."""
    names = {each.code: each.name for each in countries()}
    return names.get(CountryCode(code)) or no_state().get(code, code).split(";")[0].split("(")[0].strip()


def theme_title(theme: Theme) -> str:
    """Give a theme as a heading.

    >>> theme_title(Theme.TRADE_FINANCE)
    'Trade and finance'
    """
    return (
        theme.value.replace("-", " and ").capitalize()
        if theme in _PAIRED
        else theme.value.replace("-", " ").capitalize()
    )


_PAIRED = frozenset(
    {Theme.TECHNOLOGY_SPACE, Theme.TRADE_FINANCE, Theme.LEGAL_TREATY, Theme.CULTURE_PEOPLE, Theme.NUCLEAR_MISSILE}
)


def grouped(
    entries: Iterable[Entry], key: Callable[[Entry], str | None], order: Sequence[str], title: Callable[[str], str]
) -> tuple[Block, ...]:
    """Give one block a group, known groups in the order given, others after them by name, entries in time."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry) or ""].append(entry)
    places = {name: place for place, name in enumerate(order)}
    names = sorted(groups, key=lambda name: (name == "", places.get(name, len(places)), name))
    return tuple(Block(title=title(name), entries=in_time(groups[name])) for name in names)


def by_theme(entries: Iterable[Entry]) -> Section:
    """Give the account: one block a theme, in the order of the codebook."""
    blocks = grouped(
        entries,
        lambda entry: entry.themes[0].value if entry.themes else None,
        [theme.value for theme in Theme],
        lambda name: theme_title(Theme(name)) if name else "Other acts",
    )
    noted = (
        Block(
            title=b.title,
            note=themes().get(b.entries[0].themes[0], "") if b.entries[0].themes else "",
            entries=b.entries,
        )
        for b in blocks
    )
    return section(Part.ACCOUNT, noted)


def by_side(part: Part, entries: Iterable[Entry], pair: tuple[CountryCode, CountryCode]) -> Section:
    """Give a section with a block for each side and one for both."""
    both = "both"

    def side(entry: Entry) -> str | None:
        ours = [code for code in entry.actors if code in pair]
        return both if len(set(ours)) > 1 else (ours[0] if ours else None)

    def title(name: str) -> str:
        return {both: "Both sides", "": "Of the relation"}.get(name) or country_name(name)

    return section(part, grouped(entries, side, [*pair, both], title))


def by_outsider(entries: Iterable[Entry], pair: tuple[CountryCode, CountryCode]) -> Section:
    """Give the third parties: one block for each state outside the pair."""

    def outsider(entry: Entry) -> str | None:
        return next((code for code in (*entry.actors, *entry.recipients) if code not in pair), None)

    entries = tuple(entries)
    often = [outsider(entry) or "" for entry in entries]
    order = sorted(set(often), key=lambda code: (-often.count(code), code))
    return section(Part.THIRD_PARTIES, grouped(entries, outsider, order, lambda c: country_name(c) if c else "Others"))


def by_status(entries: Iterable[Entry]) -> Section:
    """Give the outlook: plans first, then possibilities, then what hangs on a condition."""
    order = [Status.PLANNED.value, Status.POSSIBLE.value, Status.CONDITIONAL.value]
    titles = {"planned": "Planned or announced", "possible": "Possible", "conditional": "On a condition"}
    return section(Part.OUTLOOK, grouped(entries, lambda e: e.status.value, order, lambda name: titles.get(name, name)))


def disputed(entries: Iterable[Entry]) -> Section:
    """Give what is disputed, and apart from it what stands on a denial alone."""
    entries = tuple(entries)
    blocks = (
        Block(title="Said and denied", entries=in_time(e for e in entries if e.disputed)),
        Block(title="Only the denial is on record here", entries=in_time(e for e in entries if not e.disputed)),
    )
    return section(Part.DISPUTED, (block for block in blocks if block.entries))
