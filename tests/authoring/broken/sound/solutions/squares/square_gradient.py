"""The chain rule, with one sample in each entry."""

from lossdrill.judging.words import function, mean_gradient, mistake, points_of, right

from ._derived import square as loss


def square_gradient(y, y_hat):
    return 2 * (y_hat - y) / len(y)


@right
def by_parts(y, y_hat):
    return (y_hat - y) * (2 / len(y))


@mistake("The residual is taken the wrong way round.")
def wrong_sign(y, y_hat):
    return 2 * (y - y_hat) / len(y)


judge = function(
    square_gradient,
    signature="(n),(n)->(n)",
    derived=mean_gradient(loss),
    points=[points_of(loss)],
)
