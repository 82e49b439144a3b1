"""The pages of the room 'plans'."""
