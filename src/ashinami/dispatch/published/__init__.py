"""Published instances of the dial-a-ride problem: their files, their arrays, and a judge of routes."""
