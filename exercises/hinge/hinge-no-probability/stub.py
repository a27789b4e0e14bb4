"""hinge-no-probability · two probabilities, one best score for the hinge loss, two for the logistic."""

eta1 = None  # a probability of label 1, from 0.01 to 0.99
eta2 = None  # another one, further away than 0.1
score = None  # minimises the hinge risk for both

z1 = None  # minimises the logistic risk for eta1
z2 = None  # and this one for eta2
