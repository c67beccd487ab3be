"""Source files in, checked records out: one module a source."""
