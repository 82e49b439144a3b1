"""道路運送法 (Road Transportation Act, 昭和26年法律第183号) and what was issued under it."""
