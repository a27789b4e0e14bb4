"""What may stand in one cell of an answer: numbers, sets of numbers, words, orders."""
