"""Needs of an area: voices as they were said, the issues they become, conversations before certification, referrals."""
