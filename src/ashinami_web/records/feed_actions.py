"""Private addresses of the calendar of due dates are made in the room `feeds`; what stands in it: `calendar_feed`."""
