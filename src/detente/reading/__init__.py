"""Sources into documents: files, folders, pages, mail, feeds and archives that lie on disk."""

from detente.reading.files import Found, read_paths
from detente.reading.lines import Numbered, bounded_lines, open_lines, read_lines

__all__ = ["Found", "Numbered", "bounded_lines", "open_lines", "read_lines", "read_paths"]
