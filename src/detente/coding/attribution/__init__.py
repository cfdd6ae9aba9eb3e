"""Who says so: attributions of a text as source, cue and content (CODEBOOK, attribution)."""

from detente.coding.attribution.attributed import Attribution, CountryOf, chain_for
from detente.coding.attribution.finding import find_attributions, find_voices
from detente.coding.attribution.speakers import speakers_of

__all__ = ["Attribution", "CountryOf", "chain_for", "find_attributions", "find_voices", "speakers_of"]
