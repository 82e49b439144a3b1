"""The registration workbook: what is registered, what is due, the ledgers of drivers and cars, papers to copy from."""
