"""The driver's page by private link."""
