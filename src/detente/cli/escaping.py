"""Words of documents on a terminal: shown, never obeyed."""

import re

_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    r"""Give text in which no character commands the terminal; each such one is shown as U+FFFD.

    >>> harmless("red \x1b[31m herring")
    'red \ufffd[31m herring'
    """
    return _COMMANDS.sub("\ufffd", text)
