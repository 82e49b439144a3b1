"""Meetings: kinds and members, calendar, agenda, minutes, decisions, actions, ballots, facilitation, recognition of councils."""
