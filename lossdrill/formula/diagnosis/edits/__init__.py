"""Single edits of an answer, by kind: guesses, of which `repairs` finds out if they are right."""
