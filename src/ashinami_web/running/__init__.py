"""How the application runs: one command, two processes, and the commands around it."""
