"""Log loss: minus the logarithm of the probability that was given to what happened.

Written once in the probability p, and used twice: as a function of p, and, through the sigmoid,
as a function of the logit z. What label 0 costs there is log(1 + e^z), and its derivative is the
sigmoid itself.
"""

from sympy import Eq, exp, log

from lossdrill.symbolic import Loss, probability, real, zero_one_label

y = zero_one_label("y")
p = probability("p")
z = real("z")

surprise = -(y * log(p) + (1 - y) * log(1 - p))
sigmoid = {p: 1 / (1 + exp(-z))}
labels = {"label 0": Eq(y, 0), "label 1": Eq(y, 1)}

log_loss = Loss(surprise, of=p, given=y, regions=labels)
log_loss_logit = Loss(surprise, of=z, given=y, where=sigmoid, regions=labels)
softplus = Loss(-log(1 - p), of=z, where=sigmoid)
