"""The building stones: days, minutes, yen, points, citations, notices. Standard library only."""
