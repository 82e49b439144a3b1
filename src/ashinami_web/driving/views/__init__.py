"""Pages for drivers: the link, and what it opens."""
