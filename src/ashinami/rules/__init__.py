"""The rules engine: three-valued conditions, judged with reasons."""
