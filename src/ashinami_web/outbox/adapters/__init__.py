"""The ways a message leaves: one file each. Network is used here and nowhere else in the room."""
