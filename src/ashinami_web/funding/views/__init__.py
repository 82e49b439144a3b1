"""The pages of the room: rules, a group's years, and what follows for a group."""
