"""ridge-lambda-convention · the same penalty in the conventions of four programs."""

# The number of samples, the strength of your penalty, and somebody's alpha of Ridge:
# GIVEN

answer = {
    "Ridge alpha": None,
    "Lasso alpha": None,
    "Logistic C": None,
    "weight decay": None,
    "lam of Ridge(A)": None,
}
