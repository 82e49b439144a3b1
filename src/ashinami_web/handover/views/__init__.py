"""The pages of the room 'handover'."""
