"""The rules engine: three-valued conditions, judged with reasons.

A provision holds a condition over facts; facts have answers, or none. `verdict.find` is the way in: it looks up the provision
of the day in a corpus, judges it, and says what must still be asked. The engine knows no law: that is `ashinami.law`.
"""
