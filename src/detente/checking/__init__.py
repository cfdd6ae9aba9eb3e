"""Transfers, visits and dealings held against dated rules: what would fall under which, never a breach."""
