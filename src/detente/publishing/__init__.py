"""Dossiers from values: what belongs in, in which words, with which citations, in which form."""
