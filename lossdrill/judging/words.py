"""The words in which a function exercise is written: what its solution file imports."""

from lossdrill.judging.curve import along_logit as along_logit
from lossdrill.judging.curve import along_logit_gap as along_logit_gap
from lossdrill.judging.curve import along_prediction as along_prediction
from lossdrill.judging.curve import along_probability as along_probability
from lossdrill.judging.curve import along_residual as along_residual
from lossdrill.judging.curve import along_score as along_score
from lossdrill.judging.expected import Ball as Ball
from lossdrill.judging.expected import Between as Between
from lossdrill.judging.expected import Near as Near
from lossdrill.judging.function import function as function
from lossdrill.judging.points.classes import logit_rows as logit_rows
from lossdrill.judging.points.classes import one_hot_logits as one_hot_logits
from lossdrill.judging.points.labels import probabilities as probabilities
from lossdrill.judging.points.labels import scores as scores
from lossdrill.judging.points.linear import linear_labels as linear_labels
from lossdrill.judging.points.linear import linear_margins as linear_margins
from lossdrill.judging.points.linear import linear_targets as linear_targets
from lossdrill.judging.points.point import Point as Point
from lossdrill.judging.points.point import vector as vector
from lossdrill.judging.points.residuals import residuals as residuals
from lossdrill.judging.quantities import linear_gradient as linear_gradient
from lossdrill.judging.quantities import mean_gradient as mean_gradient
from lossdrill.judging.quantities import mean_value as mean_value
from lossdrill.judging.solution import mistake as mistake
from lossdrill.judging.solution import right as right
