"""For those who write exercises: deriving, checking, mutating."""
