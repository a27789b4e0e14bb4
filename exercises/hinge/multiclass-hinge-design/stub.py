"""multiclass-hinge-design · four ways from two classes to many."""

# Which of these statements are true?
#
# OPTIONS

answer = set()  # the letters of the true statements, for example {"a", "c"}
