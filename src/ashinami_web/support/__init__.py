"""Accompanied support (伴走的支援): programme, application, visits, findings, follow-up, and cases with their differences."""
