"""Where the packages meet for one ride, one day, one month."""
