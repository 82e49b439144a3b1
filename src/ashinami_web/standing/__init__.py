"""Standing wishes: a rule, and its turns written down eight weeks ahead."""
