"""New exercises: small ones of each kind, to be rewritten, and those that follow from a loss."""
