"""The shift makes it stable, and the logarithm lets the gradient flow; the division does neither."""

from lossdrill.judging.all_of import all_of
from lossdrill.judging.choices import choices, right, wrong
from lossdrill.judging.claims import claim
from lossdrill.judging.exact import numbers, shown

from .softmax_mse_vanishing import length, of_cross_entropy, of_squared_error

SURE, LABEL = numbers([20, 0, 0]), numbers([0, 1, 0])
strong = shown(length(of_cross_entropy, SURE, LABEL))
weak = shown(length(of_squared_error, SURE, LABEL))

judge = all_of(
    sentence=claim(
        "false",
        "exp(z) is computed first, and what has become infinite, or 0 for all classes, no division puts right: "
        "it makes NaN of it. What the division does is to make a common shift of the logits cancel, and that "
        "freedom is used to subtract the largest. With the division the slopes of the softmax are "
        "p_i ([i = j] - p_j), all nearly 0 where one p is nearly 1. The gradient flows because the cross "
        "entropy takes the logarithm, which cancels them: p - y remains.",
        wrong(
            "The largest logit of the row is subtracted first.",
            "Then the shift makes it stable. That the division cancels it is why one may shift; it prevents no "
            "overflow, and the slopes of the softmax are as small as before.",
        ),
        wrong(
            "All logits lie between -100 and 100.",
            "Then nothing overflows in float64, with the division or without it. It still is not the division "
            "that sees to that, and at a gap of 100 the slopes are nearly 0.",
        ),
        wrong(
            "The loss is the cross entropy.",
            "Then the gradient of the loss flows, as the logarithm cancels the slope of the softmax. That of "
            "the softmax itself is as small as before, and exp(z) overflows as before.",
        ),
        wrong(
            "The computation is done in float64.",
            "exp overflows above 709.78 there and above 88.72 in float32. The format moves the limit, the "
            "division does not.",
        ),
        wrong(
            "There are only two classes.",
            "Two logits of 1000 give inf / inf as twenty do, and p (1 - p), the slope of the sigmoid, is nearly "
            "0 where p is nearly 1.",
        ),
        wrong(
            "The sum is taken over the classes, not over the samples.",
            "That is what makes it a softmax. It is then as unstable as the formula is, and as flat where it is "
            "sure.",
        ),
        true="Follow the computation: exp(1000) is infinite before anything is divided, and inf / inf is NaN. "
        "And the derivative of a softmax that is sure, p_i ([i = j] - p_j), is nearly 0 for all i and j: the "
        "division brings that about.",
        needs_a_condition="Under none of the conditions is it the division that helps: it comes after the "
        "exponentials, so it prevents no overflow; and a softmax that is sure is flat, whatever else holds.",
        shown=4,
    ),
    statements=choices(
        right(
            "Because of the division, adding the same number to all logits of a row leaves the softmax as it is.",
            "e^a is a common factor of numerator and denominator. That freedom is what the division gives, and "
            "the stable form uses it.",
        ),
        right(
            "After the largest logit of a row is subtracted, the sum of the exponentials is at least 1.",
            "The largest one becomes e^0 = 1, and the others are added to it: neither inf / inf nor 0 / 0 can "
            "come out.",
        ),
        right(
            "Where the softmax gives nearly everything to one class, all its slopes are nearly 0.",
            "The slopes are p_i ([i = j] - p_j): with one p near 1 and the others near 0 each has a small factor.",
        ),
        right(
            "In the gradient of the cross entropy the logarithm's derivative cancels the slope of the softmax.",
            "-y / p, with respect to the probabilities, times the slopes leaves p - y. At z = (20, 0, 0) and the "
            f"second label its length is {strong}, and that of the squared error's gradient {weak}.",
        ),
        right(
            "The logarithm of a softmax can be -inf although the largest logit was subtracted first.",
            "A class 800 logits behind gets exp(-800), which is 0 in float64. The log-softmax, z minus "
            "log-sum-exp, gives -800.",
        ),
        right(
            "With the largest logit of a whole batch subtracted from all rows, a row can still give NaN.",
            "A row that lies far below has only zeros as exponentials then, and 0 / 0 is NaN: each row needs a "
            "shift of its own.",
        ),
        wrong(
            "After the largest logit of a row is subtracted, no probability can underflow to 0.",
            "A class 800 logits behind still gets exp(-800), which is 0 in float64. The shift prevents overflow, "
            "and that all underflow together.",
        ),
        wrong(
            "As the probabilities of a row add up to 1, their gradient cannot vanish.",
            "They add up to 1 also where one of them is nearly 1, and there all slopes are nearly 0.",
        ),
        wrong(
            "The gradient has to be corrected for the shift, as the largest logit depends on the logits too.",
            "The softmax is the same for every shift, so nothing comes through it, whatever it depends on.",
        ),
        wrong(
            "Dividing the logits of a row by the largest one is as good as subtracting it.",
            "It changes the differences, and these make the probabilities: (2, 1) would become (1, 1/2).",
        ),
        wrong(
            "Adding 1e-12 to the sum of the exponentials makes the softmax stable without a shift.",
            "inf / (inf + 1e-12) is NaN as before, and where all exponentials are 0 the probabilities no longer "
            "add up to 1.",
        ),
        wrong(
            "The gradient of the cross entropy through a softmax vanishes where the model is sure and wrong.",
            f"That is p - y, and p is nearly 0 where y is 1. At z = (20, 0, 0) and the second label its length "
            f"is {strong}.",
        ),
        wrong(
            "Squared error on a softmax pulls hardest where the model is surest of a mistake.",
            "There the slope of the softmax is nearly 0, and it stays as a factor. At z = (20, 0, 0) and the "
            f"second label the gradient has the length {weak}.",
        ),
        wrong(
            "Clipping the probabilities at 1e-12 before the logarithm keeps the gradient alive on sure mistakes.",
            "Where it clips, the result no longer depends on the logits: the gradient is exactly 0 there.",
        ),
        wrong(
            "Computed without a shift, a softmax gives NaN only if a logit is infinite or NaN itself.",
            "A single logit of 1000 is enough: inf / inf. And with all of them at -1000 it is 0 / 0.",
        ),
        shown=6,
    ),
)
