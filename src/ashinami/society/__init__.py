"""Who travels and why: fictional towns and their people, from a seed."""
