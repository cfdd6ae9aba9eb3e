"""Plain text and Markdown, with front matter (`key: value` lines between two lines of three hyphens) or a bare head."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from detente.model.text import Document, Unclear
from detente.reading.cleaning import clean_text, unwrap
from detente.reading.days import day_of_head, parse_day, place_of_head
from detente.reading.decoding import decode
from detente.reading.heads import KEYS, told_by
from detente.reading.sources import Raw, Told, make_document, unclear_day

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z][\w -]{0,30}):\s*(.*)")
_HEAD = re.compile(r"(author|by|title|date|published|source|publisher|url|link|language):\s+(\S.*)", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_MARKS = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"```.*?```", re.DOTALL), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^>\s?", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"^\s*(?:[-*_]\s*){3,}$", re.MULTILINE), ""),
)
"""Marks of Markdown and what stands for them in the text."""
MAX_TITLE = 160
MAX_HEAD_LINES = 10


def read_text(raw: Raw) -> Iterator[Document | Unclear]:
    """Give the one document of a plain text file."""
    pairs, body = _head_of(decode(raw))
    text = unwrap(clean_text(body))
    told = _told(pairs, text)
    yield from _unclear(raw, pairs, told)
    yield make_document(raw, text, _with_title(told, text))


def read_markdown(raw: Raw) -> Iterator[Document | Unclear]:
    """Give the one document of a Markdown file, its marks taken away."""
    pairs, body = _head_of(decode(raw))
    heading = next((found[1] for line in body.split("\n") if (found := _HEADING.fullmatch(line.strip()))), None)
    for mark, plain in _MARKS:
        body = mark.sub(plain, body)
    text = unwrap(clean_text(body))
    told = _told(pairs, text)
    yield from _unclear(raw, pairs, told)
    yield make_document(raw, text, replace(told, title=told.title or heading))


def _head_of(text: str) -> tuple[dict[str, str], str]:
    """Split front matter, or lines like `Author: …` at the very top, from the body."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if front := _FRONT.match(text):
        lines = (_PAIR.fullmatch(line.strip()) for line in front[1].split("\n"))
        return {found[1].lower(): found[2].strip(" \"'[]") for found in lines if found}, text[front.end() :]
    pairs: dict[str, str] = {}
    rest = text.lstrip("\n\ufeff ")
    for _ in range(MAX_HEAD_LINES):
        line, _, after = rest.partition("\n")
        found = _HEAD.fullmatch(line.strip())
        if found is None:
            break
        pairs.setdefault(found[1].lower(), found[2].strip())
        rest = after.lstrip("\n ") if not after.strip() or after.startswith("\n") else after
    return pairs, rest


def _told(pairs: dict[str, str], text: str) -> Told:
    told = told_by(pairs)
    return replace(told, date=told.date or day_of_head(text), place=told.place or place_of_head(text))


def _unclear(raw: Raw, pairs: Mapping[str, str], told: Told) -> Iterator[Unclear]:
    words = next((value for key, value in pairs.items() if KEYS.get(key) == "date" and value), None)
    yield from unclear_day(raw.where, words, told.date)


def _with_title(told: Told, text: str) -> Told:
    """Take the first line as title where it looks like one: short, alone, and no sentence."""
    first, _, rest = text.partition("\n")
    if (
        told.title
        or not rest.startswith("\n")
        or len(first) > MAX_TITLE
        or first.rstrip("\"'\u201d\u2019").endswith((".", ":", ";", ","))
    ):
        return told
    return told if parse_day(first) else replace(told, title=first)
