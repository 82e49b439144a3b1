"""Where schemes of money meet the files that people write: facts of one group, records of many."""
