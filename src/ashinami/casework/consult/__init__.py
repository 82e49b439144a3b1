"""Consulting the law: what a group wants to know, the questions that still matter, and the forms open to it side by side."""
