"""rmse-why-kaggle · RMSE as a score, and as a training loss."""

# Which of these statements are true?
#
# OPTIONS

answer = set()  # the letters of the true statements, for example {"a", "c"}
