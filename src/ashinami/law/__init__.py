"""The law as dated, cited provisions: one article or notice a file."""
