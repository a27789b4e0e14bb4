"""mse-logistic-claim · why not squared error for logistic regression?"""

# Which of these statements are true?
#
# OPTIONS

answer = set()  # the letters of the true statements, for example {"a", "c"}
