"""Permits under article 78, item 3, which stand beside registration: helpers, taxi-managed rides with private cars, others."""
