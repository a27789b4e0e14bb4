"""Cards about numbers to be predicted: which centre, which quantile, and what is wild."""

from lossdrill.judging.cards import card
from lossdrill.judging.choices import right, wrong

NUMBERS = (
    card(
        "calibration",
        "A thermometer is calibrated: a line through 200 readings, against a reference bath. The "
        "errors are independent, of equal spread and close to normal, and none is wild.",
        task=[
            right(
                "The mean temperature at a given reading.",
                "A line through the means is what least squares estimates.",
            ),
            right(
                "The median temperature, which is the same here.",
                "Normal errors are symmetric, so mean and median are one number.",
            ),
            wrong(
                "The probability that a reading is too high.",
                "Nobody asks about an event; a temperature is wanted.",
            ),
            wrong(
                "The highest temperature at a given reading.",
                "Normal errors have no highest value, and a calibration wants the centre.",
            ),
        ],
        loss=[
            right(
                "The squared error, averaged.",
                "The mean is its minimiser, and for normal errors it is maximum likelihood.",
            ),
            right(
                "The root of that average.",
                "The root is increasing, so it has the same minimiser; only the steps differ.",
            ),
            wrong(
                "The pinball loss at level 0.9.",
                "Its minimiser is the 0.9-quantile: nine tenths of the temperatures would lie below.",
            ),
            wrong(
                "The hinge loss of the residual's sign.",
                "It is made for labels -1 and 1; a temperature is neither.",
            ),
        ],
        optimiser=[
            right(
                "A QR decomposition of the design matrix.",
                "It solves the least-squares problem at once, and more accurately than XᵀX would.",
            ),
            right(
                "Gradient descent on the squared error, with a small fixed step.",
                "A quadratic is smooth: its gradient fades out near the minimum, so it settles there.",
            ),
            wrong(
                "A linear program, as the minimum is at a vertex.",
                "That is so for absolute errors. A quadratic has its minimum where the gradient is 0.",
            ),
            wrong(
                "The line that makes the largest residual smallest.",
                "That is another problem, in which the two most extreme readings decide.",
            ),
        ],
        reason=[
            right(
                "For such errors least squares is maximum likelihood.",
                "The negative log-likelihood of normal errors is the squared error, up to constants.",
            ),
            right(
                "The line is unique as soon as two readings differ.",
                "Then the design matrix has full column rank, and the loss is strictly convex.",
            ),
            wrong(
                "The squared error bounds the pull of each reading.",
                "Its pull grows in proportion to the residual. It is safe here as nothing is wild.",
            ),
            wrong(
                "Without normal errors least squares would be biased.",
                "Errors of mean 0 are enough for that; normality is not needed.",
            ),
        ],
    ),
    card(
        "parcels",
        "A parcel service shows its customers a time by which the parcel will be there. The promise "
        "is to be kept for nine parcels of ten, whatever the route and the weekday.",
        task=[
            right(
                "The 0.9-quantile of the time, given the route.",
                "Nine tenths of the times lie below it: that is the promise.",
            ),
            wrong(
                "The mean of the time, given the route.",
                "Of a symmetric time only half the parcels arrive before their mean.",
            ),
            wrong(
                "The median of the time, given the route.",
                "Half the parcels would break the promise.",
            ),
            wrong(
                "The probability that a parcel is late.",
                "That is fixed at one in ten; the time that goes with it is wanted.",
            ),
        ],
        loss=[
            right(
                "The pinball loss at level 0.9.",
                "Its minimiser is the 0.9-quantile.",
            ),
            right(
                "9 per hour later than said, 1 per hour earlier.",
                "That is ten times the pinball loss at 0.9, so it has the same minimiser.",
            ),
            wrong(
                "1 per hour later than said, 9 per hour earlier.",
                "The weights stand the wrong way round: this one estimates the 0.1-quantile.",
            ),
            wrong(
                "The squared error of the hours, and 10 % on top.",
                "A mean with something on top is no quantile: how much is needed depends on the spread.",
            ),
            wrong(
                "The absolute error of the hours.",
                "It charges early and late alike, and estimates the median.",
            ),
        ],
        optimiser=[
            right(
                "A linear program.",
                "A loss of straight pieces in a linear model is one: each residual becomes two "
                "variables that are not negative.",
            ),
            right(
                "Subgradient steps that become smaller and smaller.",
                "They converge when the steps go to 0 and their sum does not stay finite.",
            ),
            wrong(
                "Newton's method with the second derivative.",
                "That is 0 wherever it exists: the pieces are straight, and there is nothing to invert.",
            ),
            wrong(
                "The normal equations, solved once.",
                "They belong to squared error, the only one whose gradient is linear in the weights.",
            ),
        ],
        reason=[
            right(
                "With an intercept, at most a tenth of the rows end up late.",
                "Otherwise raising the line a little would save more than it costs.",
            ),
            right(
                "No distribution of the times has to be assumed.",
                "The quantile is the minimiser whatever the distribution is.",
            ),
            wrong(
                "The loss has a derivative at every residual.",
                "It has a kink at a residual of 0, where any slope between the two is a subgradient.",
            ),
            wrong(
                "The larger a delay, the harder it pulls at the line.",
                "The pull is the same for every delay: only on which side it lies counts.",
            ),
        ],
    ),
    card(
        "spikes",
        "A sensor's readings are the targets of a line. Now and then one is a spike, far too high and "
        "without meaning; all others scatter symmetrically, and the features are sound.",
        task=[
            right(
                "The centre of the sound readings.",
                "For symmetric scatter that is their median and their mean in one.",
            ),
            wrong(
                "The mean of all readings, spikes included.",
                "A spike has no meaning, and the mean gives it the weight of any other reading.",
            ),
            wrong(
                "The probability of a spike.",
                "It might be interesting, but a line through the readings is asked for.",
            ),
        ],
        loss=[
            right(
                "The absolute error.",
                "A spike pulls with 1, as a reading next to the line does.",
            ),
            right(
                "The Huber loss, its threshold near the usual spread.",
                "A spike pulls with the threshold, and sound readings count as in least squares.",
            ),
            wrong(
                "The squared error.",
                "A spike pulls in proportion to its distance, and one can decide the line.",
            ),
            wrong(
                "The root of the mean squared error.",
                "It has the minimiser of the squared error: the root changes nothing in the line.",
            ),
            wrong(
                "The Huber loss, its threshold beyond every spike.",
                "Then no residual reaches the straight part, and it is half the squared error.",
            ),
        ],
        optimiser=[
            right(
                "For Huber: least squares, reweighted in each round.",
                "Residuals beyond the threshold get the weight threshold / |r|, and it converges.",
            ),
            right(
                "For the absolute error: a linear program.",
                "Each residual becomes two variables that are not negative.",
            ),
            wrong(
                "For the absolute error: Newton's method on it.",
                "Its second derivative is 0 wherever it exists, so there is no Newton step.",
            ),
            wrong(
                "For Huber: one Newton step, as for a parabola.",
                "It is one up to the threshold alone; with residuals beyond, a step is not enough.",
            ),
        ],
        reason=[
            right(
                "Under absolute error or Huber a wild target pulls with bounded force.",
                "The slope of both losses stays bounded as the residual grows.",
            ),
            right(
                "Huber's threshold has the unit of the readings.",
                "So it is chosen relative to their spread, and changes when the unit does.",
            ),
            wrong(
                "Beyond its threshold, Huber ignores a reading.",
                "It pulls on with the threshold. Losses that let go again are not convex.",
            ),
            wrong(
                "Wild features would do no harm either.",
                "The pull is multiplied by the feature: bounding one factor bounds no product.",
            ),
        ],
    ),
    card(
        "typing-errors",
        "House prices are modelled by a line in the floor area. In a few rows the area was typed with "
        "three zeros too many; the prices are sound. The line is used with areas that were verified.",
        task=[
            right(
                "A typical price, given the true area.",
                "That is what the line is asked for, so rows with a false area teach nothing.",
            ),
            wrong(
                "A typical price, given the area as typed.",
                "With verified areas this line would be used for other inputs than it was made of.",
            ),
            wrong(
                "The probability that a row is mistyped.",
                "A price is asked for.",
            ),
        ],
        loss=[
            right(
                "Absolute error, once the areas are put right.",
                "Without wild features its pull on the weights is bounded as well.",
            ),
            right(
                "Squared error, once the areas are put right.",
                "With sound areas and sound prices there is nothing wild left.",
            ),
            wrong(
                "The Huber loss on the rows as typed.",
                "It bounds the pull of a residual, and the gradient is that times the area.",
            ),
            wrong(
                "The absolute error on the rows as typed.",
                "A row far out in x drags the line until its own residual is small.",
            ),
            wrong(
                "The squared error on the rows as typed.",
                "It has no protection at all, neither in the prices nor in the areas.",
            ),
        ],
        optimiser=[
            right(
                "For squared error on sound rows: QR.",
                "It solves the least-squares problem at once.",
            ),
            right(
                "For absolute error on sound rows: a linear program.",
                "It is one, with two variables for each residual.",
            ),
            wrong(
                "Any of them on the typed rows, with a smaller step.",
                "The step decides how one arrives, not where the minimum lies.",
            ),
            wrong(
                "Any of them on the typed rows, with more rounds.",
                "The longer it runs, the nearer it comes to the minimum, which is the wrong line.",
            ),
        ],
        reason=[
            right(
                "The gradient in the slope is the pull times the area.",
                "So a bounded pull is not enough where the area is unbounded.",
            ),
            right(
                "A row far out in x may have a small residual.",
                "It has dragged the line to itself, so residuals alone do not give it away.",
            ),
            wrong(
                "A bounded pull protects against all outliers.",
                "Against those in the target. One in the features has a lever.",
            ),
            wrong(
                "Wild areas make the squared error non-convex.",
                "It stays a sum of squares of linear functions; it is its minimum that moves.",
            ),
        ],
    ),
    card(
        "budget",
        "An insurer plans what its open claims will cost in all: the forecasts are added up. The "
        "amounts are above 0 and skewed, with a median far below the mean; the large ones are real.",
        task=[
            right(
                "The mean amount of a claim.",
                "The mean of a sum is the sum of the means: that is what a budget needs.",
            ),
            wrong(
                "The median amount of a claim.",
                "Added up, medians come out too low here. Medians do not add up.",
            ),
            wrong(
                "The most frequent amount of a claim.",
                "It says nothing about the large ones, and so nothing about the sum.",
            ),
            wrong(
                "The 0.9-quantile of the amount.",
                "Nine claims of ten cost less than that; added up, it plans for more than will be paid.",
            ),
        ],
        loss=[
            right(
                "The squared error.",
                "The mean is its minimiser, whatever the distribution.",
            ),
            right(
                "The gamma deviance.",
                "The mean is its minimiser too, and it weighs errors relative to the mean.",
            ),
            wrong(
                "The absolute error.",
                "Its minimiser is the median, which is far below the mean here.",
            ),
            wrong(
                "Huber with a threshold well inside the claims.",
                "It moves from the mean towards the median as large claims are cut down.",
            ),
        ],
        optimiser=[
            right(
                "For squared error in a linear model: QR.",
                "It solves the least-squares problem at once.",
            ),
            right(
                "For the gamma deviance with a log link: Fisher scoring.",
                "Least squares, reweighted in each round, as for any generalised linear model.",
            ),
            wrong(
                "For squared error: a linear program.",
                "The objective is quadratic, not made of straight pieces.",
            ),
            wrong(
                "For the gamma deviance: the normal equations, once.",
                "Its gradient is not linear in the weights, so rounds are needed.",
            ),
        ],
        reason=[
            right(
                "With an intercept, least-squares residuals add up to 0.",
                "So the fitted total is the observed one: the derivative for the intercept says it.",
            ),
            right(
                "A robust loss would plan too little here.",
                "Large claims are real and have to be paid: cutting them down lowers the mean.",
            ),
            wrong(
                "Squared error finds the mean of normal amounts alone.",
                "The mean minimises the expected square of any distribution that has a variance.",
            ),
            wrong(
                "Large claims are outliers, and are to be bounded.",
                "They are no errors. What is rare and real belongs into a budget.",
            ),
        ],
    ),
    card(
        "competition",
        "A competition ranks its entries by RMSE on one hidden set of targets. A linear model is "
        "trained for it on millions of rows, a few hundred at a time.",
        task=[
            right(
                "The mean of the target, given the features.",
                "RMSE is least where MSE is least, and that is at the mean.",
            ),
            wrong(
                "The median of the target, given the features.",
                "That minimises the absolute error.",
            ),
            wrong(
                "Something above the mean, as large errors count.",
                "Errors on both sides are squared alike: the minimiser is the mean.",
            ),
        ],
        loss=[
            right(
                "The squared error of each batch.",
                "It is a mean over rows, so the gradients of batches average to that of the whole.",
            ),
            wrong(
                "The RMSE of each batch.",
                "A mean of roots is not the root of the mean: the batches' gradients are biased.",
            ),
            wrong(
                "The absolute error of each batch.",
                "Its minimiser is the median, which is not what RMSE rewards.",
            ),
            wrong(
                "The Huber loss of each batch, threshold near 0.",
                "Divided by its threshold it is nearly the absolute error, and finds the median.",
            ),
        ],
        optimiser=[
            right(
                "Stochastic gradient steps that become smaller.",
                "With unbiased gradients they converge to the minimum.",
            ),
            right(
                "Least squares from XᵀX and Xᵀy, added up by batches.",
                "Both are sums over rows, so one pass is enough to set up the normal equations.",
            ),
            wrong(
                "Solving each batch exactly, and keeping the last solution.",
                "That forgets every batch but one.",
            ),
            wrong(
                "Descent on the rank in the competition.",
                "A rank is constant but for jumps: its gradient is 0 wherever it has one.",
            ),
        ],
        reason=[
            right(
                "On one set of targets RMSE ranks models as MSE does.",
                "The root is increasing.",
            ),
            right(
                "At a perfect fit RMSE has no gradient.",
                "Its gradient is that of MSE divided by twice itself, which is 0/0 there.",
            ),
            wrong(
                "RMSE stresses large errors more than MSE does.",
                "The shares of the rows in the gradient are the same: it is only divided by a number.",
            ),
            wrong(
                "RMSE is not convex in the weights.",
                "It is the length of a vector that is linear in the weights, up to a shift: convex.",
            ),
        ],
    ),
    card(
        "reserve",
        "A power station orders its reserve for the next hour. Each megawatt that is missing costs four "
        "times as much as one that is left over.",
        task=[
            right(
                "The 0.8-quantile of the demand.",
                "4 times the chance of a shortage is 1 times that of a surplus: 4 / (4 + 1) below.",
            ),
            wrong(
                "The mean demand.",
                "It would be right if a missing megawatt cost as much, and squares were charged.",
            ),
            wrong(
                "Four times the mean demand.",
                "Prices set which share of the hours may fall short; they do not multiply a demand.",
            ),
            wrong(
                "The 0.2-quantile of the demand.",
                "Demand would exceed it in four hours of five, on the dear side.",
            ),
        ],
        loss=[
            right(
                "The pinball loss at level 0.8.",
                "Its minimiser is the 0.8-quantile.",
            ),
            right(
                "4 per megawatt missing, 1 per megawatt left over.",
                "These are the costs themselves: five times the pinball loss.",
            ),
            wrong(
                "Squared error, with weight 4 where some is missing.",
                "Its minimiser is an expectile: squares weigh how much is missing, not how often.",
            ),
            wrong(
                "The absolute error.",
                "It charges both sides alike and finds the median.",
            ),
        ],
        optimiser=[
            right(
                "A linear program.",
                "The loss consists of two straight pieces in a linear model.",
            ),
            right(
                "Subgradient steps that become smaller and smaller.",
                "They converge when the steps go to 0 and their sum does not stay finite.",
            ),
            wrong(
                "Subgradient steps of one fixed size, until they settle.",
                "The slope does not fade out near the minimum: they go to and fro.",
            ),
            wrong(
                "Weighted normal equations, solved once.",
                "They belong to squared errors with known weights; here the side is not known yet.",
            ),
        ],
        reason=[
            right(
                "Only the ratio of the two costs matters.",
                "Both in another currency multiply the loss, and leave its minimiser.",
            ),
            right(
                "One megawatt more pays while a shortage is likelier than one in five.",
                "It saves 4 times that chance, and costs 1 times the other.",
            ),
            wrong(
                "The costs make the loss non-convex.",
                "Two straight pieces that meet in a valley are convex.",
            ),
            wrong(
                "A mean with a fixed supplement would do the same.",
                "Only if the spread never changed: a quantile follows the spread.",
            ),
        ],
    ),
    card(
        "prices",
        "Prices from ten to a million are to be predicted. Being a tenth too dear or too cheap counts "
        "the same for a screw as for a yacht, and the logarithms scatter symmetrically.",
        task=[
            right(
                "The mean of the logarithm of the price.",
                "A factor becomes a difference, the same for cheap and dear.",
            ),
            right(
                "The median of the logarithm of the price.",
                "The logarithms scatter symmetrically, so it is the same number.",
            ),
            wrong(
                "The logarithm of the mean price.",
                "It is larger than the mean of the logarithms, unless all prices are the same.",
            ),
            wrong(
                "The mean price.",
                "Yachts would decide it: their errors are counted in the same money as those of screws.",
            ),
        ],
        loss=[
            right(
                "The squared error between logarithms.",
                "The mean of the logarithm is its minimiser.",
            ),
            right(
                "The absolute error between logarithms.",
                "The median of the logarithm is its minimiser.",
            ),
            wrong(
                "The squared error between prices.",
                "A tenth of a yacht weighs more than any screw.",
            ),
            wrong(
                "The root of the mean squared error of prices.",
                "The root does not change the minimiser: yachts decide it.",
            ),
        ],
        optimiser=[
            right(
                "For squared error: QR, with the logarithms as targets.",
                "It is an ordinary least-squares problem once the targets are transformed.",
            ),
            right(
                "For absolute error: a linear program, likewise.",
                "It is one in the logarithms, as it would be in any targets.",
            ),
            wrong(
                "QR with prices; the logarithm is taken of the result.",
                "That is the logarithm of an estimated mean, and it may not even exist.",
            ),
            wrong(
                "Newton on the absolute error between logarithms.",
                "Its second derivative is 0 wherever it exists.",
            ),
        ],
        reason=[
            right(
                "The exponential of such a forecast is no mean price.",
                "It estimates the median of the price; the mean price is larger.",
            ),
            right(
                "Another currency moves the intercept and nothing else.",
                "A factor in all prices adds one number to all logarithms.",
            ),
            wrong(
                "A logarithm of the target makes any loss convex.",
                "The target is data. Convex in the weights is what the loss of the residual makes it.",
            ),
            wrong(
                "An error of ten units counts the same at every price.",
                "A factor does: ten units are much for a screw and nothing for a yacht.",
            ),
        ],
    ),
)
