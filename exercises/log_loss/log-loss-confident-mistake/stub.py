"""log-loss-confident-mistake · what right and wrong predictions cost, under two losses."""

# A probability q of a prediction that is right; an exponent k, for one that is wrong and gives label 1
# the probability 10^-k; and a number n of samples:
# GIVEN

answer = {
    "coin": None,  # the log loss of p = 1/2
    "right": None,  # of p = q
    "wrong": None,  # of p = 10^-k
    "ten times surer": None,  # how much more p = 10^-(k + 1) costs than p = 10^-k
    "squared error": None,  # of p = 10^-k
    "most log loss": None,  # the least upper bound over 0 < p < 1
    "most squared error": None,
    "share": None,  # of the one wrong sample in the log loss of all n, from 0 to 1
}
