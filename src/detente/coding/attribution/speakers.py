"""The voices of a chain: their names, countries and kinds."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from detente.coding.attribution.attributed import Attribution, CountryOf
from detente.coding.found import Found
from detente.lexicon.cues import voices
from detente.lexicon.names import find_names
from detente.model.actors import Speaker, SpeakerKind

NARRATOR = frozenset({"i", "we", "you", "us", "me", "one", "who", "people", "many", "some", "everyone"})
"""Sources that are the text's own voice, its reader, or nobody in particular."""

CACHED = 4096
"""Sources kept with their kinds: a text names the same few again and again."""
_WORD = re.compile(r"[\w.\u2019'-]+")
_NAME = re.compile(r"(?:[A-Z][\w\u2019'.-]*\s+){1,4}[A-Z][\w\u2019'-]+")
_PERSON = re.compile(r"(?:[A-Z][\w\u2019'.-]*\s+){0,3}[A-Z][\w\u2019'-]+")
"""Shape of a person's name; one whose country is told and who is called nothing else mostly speaks for it."""
_CAPITALS = re.compile(r"(?:MR|MS|MRS|DR|SECRETARY|AMBASSADOR|MODERATOR|PRESIDENT)\b")
_OVERRULING = frozenset({SpeakerKind.INTELLIGENCE, SpeakerKind.MILITARY, SpeakerKind.STATE_MEDIA})


def speakers_of(chain: Sequence[Attribution], text: str, country_of: CountryOf) -> tuple[Found[Speaker], ...]:
    """Give the voices of a chain, outermost first, with the country that their words tell and their kind."""
    found: list[Found[Speaker]] = []
    for one in chain:
        source = one.voice or one.source
        if source is None or not is_voice(source.cut(text)):
            continue
        words = " ".join(source.cut(text).split())
        country, kind = country_of(source), kind_of(words)
        if kind is SpeakerKind.UNKNOWN and country is not None and _PERSON.fullmatch(name_of(words)):
            kind = SpeakerKind.OFFICIAL
        speaker = Speaker(name_of(words), country, kind)
        if not any(speaker.name == other.value.name for other in found):
            found.append(Found(source, speaker, one.rule))
    return tuple(found)


@lru_cache(maxsize=CACHED)
def is_voice(words: str) -> bool:
    """Tell whether words name a voice: no "we" of the text itself, no evidence or images that only show."""
    lower = words.lower().strip()
    if lower in NARRATOR:
        return False
    head = _head(words)
    return _by_word().get(head) is not SpeakerKind.UNKNOWN or bool(find_names(words))


def name_of(words: str) -> str:
    """Give a source's name: the person's own where an apposition gives it, else the words before it.

    >>> name_of("Defence Minister of Ardonia, Jan Holm")
    'Jan Holm'
    >>> name_of("Jan Holm, a scholar at the Lisbon Institute")
    'Jan Holm'
    """
    first, comma, rest = words.partition(",")
    second = rest.partition(",")[0].strip()
    if comma and _NAME.fullmatch(second) and not _NAME.fullmatch(first.strip()):
        return second
    return first.strip() or words


@lru_cache(maxsize=CACHED)
def kind_of(words: str) -> SpeakerKind:
    """Give what sort of voice a source is, by its own words, then by the names in it."""
    if _CAPITALS.match(words):
        return SpeakerKind.OFFICIAL
    told = _told(words)
    named = [mention.entry.speaker for mention in find_names(words) if mention.entry.speaker is not SpeakerKind.UNKNOWN]
    if told in _OVERRULING or (told is not None and told is not SpeakerKind.GOVERNMENT):
        return told
    special = [kind for kind in named if kind is not SpeakerKind.GOVERNMENT]
    if special:
        return special[-1]
    if told is not None:
        return told
    return named[-1] if named else SpeakerKind.UNKNOWN


@cache
def _by_word() -> dict[str, SpeakerKind]:
    found: dict[str, SpeakerKind] = {}
    for voice in voices():
        found.setdefault(voice.word, voice.kind)
    return found


def _head(words: str) -> str:
    """Give the word that a source turns on: the last before "of", "from", "at" or a comma."""
    core = re.split(r",|\s(?:of|from|at|in|for|on|with|about|to|by|that|who)\s", words, maxsplit=1)[0]
    parts = _WORD.findall(core.lower())
    return str(parts[-1]).removesuffix("\u2019s").removesuffix("'s") if parts else ""


@cache
def _pattern() -> re.Pattern[str]:
    told = sorted((word for word, kind in _by_word().items() if kind is not SpeakerKind.UNKNOWN), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, told))})\b")


def _told(words: str) -> SpeakerKind | None:
    """Give the kind that the words themselves tell: "a military spokesman" is military before he is a spokesman."""
    lower = " ".join(_WORD.findall(words.lower().replace("\u2019s", "").replace("'s", "")))
    table = _by_word()
    present = [table[word] for word in _pattern().findall(lower)]
    overruling = next((kind for kind in present if kind in _OVERRULING), None)
    if overruling is not None:
        return overruling
    head = table.get(_head(words))
    if head is not None and head is not SpeakerKind.UNKNOWN:
        return head
    return present[0] if present else None
