"""huber-use-case · what the Huber loss does for which data, and what it does not."""

# Which of these statements are true?
#
# OPTIONS

answer = set()  # the letters of the true statements, for example {"a", "c"}
