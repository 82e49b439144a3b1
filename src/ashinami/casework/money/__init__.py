"""A group's money from what it did: allowances, riders' charges, who pays for what, the moves of a month's closing, claims.

Everything is asked as it was known at the end of a month. What a later month adds or takes back is the difference: a closed month
stays as it was, and the moves of all months add up to what is known now.
"""
