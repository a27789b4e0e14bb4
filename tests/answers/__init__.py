"""Answers that the project was not made with: for each exercise a list of right and one of wrong ones.

One module per list, one function per answer. A wrong one says in its docstring what is wrong.
"""
