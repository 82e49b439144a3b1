"""Importers: files that a municipality has, to layers. One kind of file, one module; nothing edits a list of them."""
