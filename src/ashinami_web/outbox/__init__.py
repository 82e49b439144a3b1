"""Messages to drivers: each once, through the channel a person chose, with no more of anybody than a link."""
