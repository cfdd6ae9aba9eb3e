"""Every error that Detente raises on purpose, as a tree.

- DetenteError: the root; the command line prints it as one line.
    - InputError: what was given can't be read or understood.
        - UnreadableDocument: a file or a part of one is no document we can read.
        - UnknownCode: a word or code that the lexicon doesn't hold.
        - InvalidValue: a value that breaks the rule of the field it is for.
    - ConfigError: a setting is missing or makes no sense.
    - StoreError: the ledger or the lake can't do what was asked.
    - NotEnoughData: a measure or forecast would be a guess.
    - UnsupportedFinding: something to be said has no claim behind it.

Errors carry what is needed to say them well, and do nothing. A sentence
without a code is an empty result with a reason, not an error.
"""

from dataclasses import dataclass


class DetenteError(Exception):
    """The root of all errors on purpose; its text is one line for the user."""


class InputError(DetenteError):
    """What was given can't be read or understood."""


@dataclass
class UnreadableDocument(InputError):
    """A file, or one place in it, is no document that we can read."""

    where: str
    reason: str

    def __str__(self) -> str:
        """Give the line for the user: the place, then the reason."""
        return f"{self.where}: {self.reason}"


@dataclass
class UnknownCode(InputError):
    """A word or code that the lexicon doesn't hold, with near ones if there are any."""

    what: str
    word: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Give the line for the user, with the nearest known words."""
        hint = f"; did you mean {' or '.join(self.near)}?" if self.near else ""
        return f"unknown {self.what}: {self.word!r}{hint}"


@dataclass
class InvalidValue(InputError):
    """A value that breaks the rule of the field it is for."""

    field: str
    value: object
    rule: str

    def __str__(self) -> str:
        """Give the line for the user: field, value, rule."""
        return f"{self.field}: {self.value!r} {self.rule}"


class ConfigError(DetenteError):
    """A setting is missing or makes no sense."""


class StoreError(DetenteError):
    """The ledger or the lake can't do what was asked."""


class NotEnoughData(DetenteError):
    """A measure or forecast from so little would be a guess."""


class UnsupportedFinding(DetenteError):
    """Something to be said has no claim behind it."""
