"""The ride guard: whether what was lawful still is, and what fell."""
