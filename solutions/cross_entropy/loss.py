"""Cross entropy of a one-hot label with the softmax of the logits; and the softmax itself.

The softmax is the gradient of the log-sum-exp, so it needs no definition of its own. The
Kullback-Leibler divergence is the expectation of a logarithm of two probabilities.
"""

from sympy import Sum, exp, log

from lossdrill.symbolic import (
    Loss,
    class_probabilities,
    class_scores,
    indices,
    one_hot,
    probability,
)

y, p, z = one_hot("y"), class_probabilities("p"), class_scores("z")
i, j, k = indices("i j k")
p_one, q_one = probability("p q")

softmax = {p[i]: exp(z[i]) / Sum(exp(z[j]), (j, 1, k))}

cross_entropy = Loss(-Sum(y[j] * log(p[j]), (j, 1, k)), of=z, given=y, where=softmax)
log_sum_exp = Loss(log(Sum(exp(z[j]), (j, 1, k))), of=z, where=softmax)
log_ratio = Loss(log(p_one / q_one), of=q_one, given=p_one)
