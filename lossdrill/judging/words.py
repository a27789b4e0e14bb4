"""The words in which a function exercise is written: what its solution file imports."""

from lossdrill.judging.curve import (
    along_class_score,
    along_logit,
    along_logit_gap,
    along_loss,
    along_prediction,
    along_probability,
    along_score,
    along_share,
)
from lossdrill.judging.expected import Ball, Between, Near
from lossdrill.judging.function import function
from lossdrill.judging.points.class_scores import labelled_scores
from lossdrill.judging.points.classes import logit_rows, one_hot_logits
from lossdrill.judging.points.designs import features, weight_grids
from lossdrill.judging.points.distributions import two_distributions
from lossdrill.judging.points.labels import labelled_logits, logits, probabilities
from lossdrill.judging.points.linear import linear_labels, linear_margins, linear_targets
from lossdrill.judging.points.point import Point, vector
from lossdrill.judging.points.structure import points_of
from lossdrill.judging.quantities import (
    expectation,
    linear_gradient,
    linear_hessian,
    linear_surface,
    mean_gradient,
    mean_value,
    minus_total,
    sample_gradient,
    sample_value,
)
from lossdrill.judging.solution import mistake, right

__all__ = [
    "Ball",
    "Between",
    "Near",
    "Point",
    "along_class_score",
    "along_logit",
    "along_logit_gap",
    "along_loss",
    "along_prediction",
    "along_probability",
    "along_score",
    "along_share",
    "expectation",
    "features",
    "function",
    "labelled_logits",
    "labelled_scores",
    "linear_gradient",
    "linear_hessian",
    "linear_labels",
    "linear_margins",
    "linear_surface",
    "linear_targets",
    "logit_rows",
    "logits",
    "mean_gradient",
    "mean_value",
    "minus_total",
    "mistake",
    "one_hot_logits",
    "points_of",
    "probabilities",
    "right",
    "sample_gradient",
    "sample_value",
    "two_distributions",
    "vector",
    "weight_grids",
]
