"""The books of a small group: double entry in whole yen, entries that are only ever added, funds that balance each on its own.

It knows accounts, moves, statements, bank files; nothing of rides or grants. What a move is about, its `trail` says by key.
"""
