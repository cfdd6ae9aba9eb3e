"""Is it English? A cheap test by script and by the commonest words, before any parse."""

import re

from detente.lexicon.frames import word_class

_WORD = re.compile(r"[^\W\d_]+")
COMMON = word_class("common")
LEAST_LATIN = 0.8
"""Of English words nearly all are plain Latin letters; names bring some others."""

LEAST_SHARE = 0.12
"""English news has a third of such words, headlines a sixth; other languages in Latin script below a tenth."""

LOOK_AT = 400
"""Words looked at; the start tells as well as the whole."""

SHORT = 60
"""Below this many words the share says little: a text is English if its letters are Latin and no other language's
commonest words outnumber the English ones."""

FOREIGN = word_class("common_elsewhere")


def language_of(text: str) -> str:
    """Give `en` for English, `und` (undetermined) for all else.

    >>> language_of("The ministers met in Seoul and signed the pact."), language_of("Министры встретились в Сеуле.")
    ('en', 'und')
    """
    words = [word.lower() for word in _WORD.findall(text[: LOOK_AT * 12])][:LOOK_AT]
    if not words:
        return "und"
    latin = sum(word.isascii() for word in words) / len(words)
    if latin < LEAST_LATIN:
        return "und"
    common = sum(word in COMMON for word in words)
    if len(words) < SHORT:
        return "en" if common >= sum(word in FOREIGN for word in words) else "und"
    return "en" if common / len(words) >= LEAST_SHARE else "und"
