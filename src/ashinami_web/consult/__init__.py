"""The legal basis of a ride, shown and signed."""
