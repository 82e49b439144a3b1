"""Events: what happened, once and for good."""
