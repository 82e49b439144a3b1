"""The desk from shift to shift: who is to be rung, who waits, who is still out, what was not met, notes and hand-over, papers."""
