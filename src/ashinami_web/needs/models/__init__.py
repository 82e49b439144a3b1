"""Needs of an area."""

from ashinami_web.needs.models.issue import Issue

__all__ = ["Issue"]
