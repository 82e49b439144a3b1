"""The pages of the room 'support'."""
