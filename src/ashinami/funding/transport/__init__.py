"""Grants for local transport, of the state and of prefectures; what the special allocation tax carries."""
