"""中山間地域等直接支払: land that is hard to farm, paid by area and slope; periods 5 (2020 to 2024) and 6 (2025 to 2029)."""
