"""What a class's scores say about its exercises: pure functions over NumPy arrays, no files.

Scores are arrays of shape (students, items) with values in [0, 1] and NaN where an item was
omitted. What is undefined (no variance, too few students) is NaN, never a number.

The definitions are those of Moodle's quiz statistics (Moodle developer documentation, "Quiz
statistics calculations") and of PrairieLearn's assessment statistics; where these differ, the
docstring says which one it is. The item-analysis statistics assume the first attempt of each
student, as both systems do.
"""
