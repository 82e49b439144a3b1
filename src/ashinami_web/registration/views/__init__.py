"""The pages of the registration workbook."""
