"""GTFS-Flex: services that go where and when they are booked, in the form adopted in March 2024. In and out."""
