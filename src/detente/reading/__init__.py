"""Sources into documents: files, folders, pages, mail, feeds and archives that lie on disk.

`files.read_paths` reads whatever it is given; `lines` reads JSON lines; `duplicates` tells near-duplicates.
"""
