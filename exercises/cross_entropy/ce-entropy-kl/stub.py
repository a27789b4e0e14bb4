"""ce-entropy-kl · cross entropy, entropy and divergence of two distributions over four classes."""

# GIVEN

answer = {
    "H": None,  # the entropy of p
    "CE": None,  # the cross entropy of q where the labels come from p
    "KL": None,  # the Kullback-Leibler divergence, KL(p, q)
    "reversed": None,  # KL(q, p)
    "least CE": None,  # of CE(p, q), over all distributions q
    "hard label": None,  # the least CE where p is one-hot
}
