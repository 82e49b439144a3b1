"""What of funding goes along when a body is exported: a town's rules in all editions, a group's years (`config.portable`)."""

from ashinami_web.funding.models import GroupYear, TownRule

TABLES = (TownRule, GroupYear)
