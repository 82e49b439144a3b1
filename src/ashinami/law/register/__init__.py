"""The register of sources: every law, notice, guide and report that Ashinami's rules rest on, or that led to them.

A reader finds here where a text stands, since when it holds, what came before it, which recommendation it carries out, how it was
read, and which of our provisions cite it. The texts themselves are not here: the addresses lead to them.
"""
