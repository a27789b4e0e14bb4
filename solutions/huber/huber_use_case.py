"""Made for wild targets around one centre: not for wild features, nor for means, medians and quantiles of
skewed data.
"""

from lossdrill.judging.choices import choices, right, wrong

judge = choices(
    right(
        "Some targets were typed with a zero too many; the features are clean. Under Huber each of them "
        "pulls at its own prediction with a force of delta at most.",
        "That is what Huber is for: the slope is the residual, cut off at delta.",
    ),
    right(
        "The noise is symmetric with heavy tails, Student's t with 3 degrees of freedom. With delta = 1.345 "
        "a Huber constant varies less than the mean, given many samples.",
        "n times its variance tends to 1.56; that of the mean is 3, the variance of this noise.",
    ),
    right(
        "Boxes are regressed by gradient descent: errors are huge at first and tiny at the end. Under Huber "
        "the pull of a sample is limited at first, and fades out at the end.",
        "That is why object detectors take it, divided by delta and named Smooth-L1 (Girshick, Fast R-CNN, "
        "2015). Squared error has no limit, and the absolute error does not fade.",
    ),
    right(
        "Targets that were in metres now come in millimetres. With delta multiplied by 1000 too, the Huber "
        "fit is the old one, expressed in millimetres.",
        "delta is a residual, and has the unit of the target: r and delta grow by the same factor, so the "
        "same samples are beyond it.",
    ),
    right(
        "The noise is exactly normal, without any outlier. With delta at 1.345 standard deviations the "
        "variance of a Huber constant is about 5 % above that of the mean, given many samples.",
        "That is the premium of an insurance against outliers. A smaller delta costs more.",
    ),
    right(
        "A solver needs a loss with a continuous derivative, and no target may pull with more than a fixed "
        "force. The Huber loss has both properties.",
        "The squared error lacks the second one, the absolute error the first.",
    ),
    wrong(
        "In a few rows a feature was typed a thousand times too large. Under Huber each of these rows pulls "
        "at that feature's weight with a force of delta at most.",
        "The pull at a weight is the clipped residual times the feature, and that is not bounded: see "
        "huber-leverage.",
    ),
    wrong(
        "Delivery times are skewed, and half of the parcels are to come before the promised time. Huber with "
        "any delta promises the median of the times.",
        "The absolute error does that. Huber comes near to the median only as delta goes to 0; for skewed "
        "data it stands between median and mean or elsewhere.",
    ),
    wrong(
        "The claims of an insurance have a long upper tail, and its premiums are to cover their mean. Huber "
        "with a small delta predicts that mean, only with less variance.",
        "It cuts the pull of the large claims, and settles below the mean: the premiums would be too low. "
        "Means are what the squared error finds.",
    ),
    wrong(
        "A shop wants to know the stock that suffices on nine days out of ten. A Huber constant gives that "
        "quantile when delta is chosen large enough.",
        "Huber pulls equally hard from both sides, whatever delta is. A quantile needs a loss that is steeper "
        "on one side (the pinball loss).",
    ),
    wrong(
        "Three quarters of all targets were shifted up by the same large amount. With a small delta, Huber "
        "fits the quarter that was left as it was.",
        "Bounded pulls are counted, so to speak, and three quarters have the majority: the fit goes with "
        "them. Robust losses need most of the data to be right.",
    ),
    wrong(
        "Labels are 0 or 1, and probabilities are wanted. The expected Huber loss with delta = 0.1 is "
        "smallest at the true probability, as the log loss is.",
        "With one label in ten equal to 1 it is smallest near 0.011: it runs towards the more frequent label, "
        "as the absolute error does.",
    ),
    wrong(
        "An error twice as large costs the company four times as much, however large it is. The Huber loss "
        "with a small delta counts errors in this way.",
        "Beyond delta it grows along a straight line, so far out twice the error costs about twice as much. "
        "Here the squared error is the right one.",
    ),
    wrong(
        "Outliers are to be left out of the fit altogether. Under Huber a sample beyond delta no longer has "
        "any influence on the fit.",
        "It still pulls, with delta. Losses whose slope goes back to 0 (redescending ones) do what is wanted "
        "here, and are not convex.",
    ),
    wrong(
        "A sensor reads 2 units too high all the time, besides small noise. With delta below 2 a Huber fit of "
        "its readings is free from this error.",
        "When all targets are shifted, nothing in the data tells of it: the intercept is shifted by 2 as well, "
        "under any loss.",
    ),
    shown=6,
)
