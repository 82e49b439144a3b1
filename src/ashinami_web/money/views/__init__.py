"""What the pages of money do, thinly."""
