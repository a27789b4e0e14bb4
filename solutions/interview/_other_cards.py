"""Cards about counts, orders, penalties, whole distributions and places."""

from lossdrill.judging.cards import card
from lossdrill.judging.choices import right, wrong

OTHERS = (
    card(
        "calls",
        "A call centre counts its calls. Some counts are of an hour, some of a whole shift; the mean "
        "per hour is to depend on the weekday and the weather by factors.",
        task=[
            right(
                "The mean number of calls per hour.",
                "Times the hours of a shift it is the mean count.",
            ),
            right(
                "The logarithm of the mean number per hour.",
                "Factors in the mean are sums in its logarithm: that is the linear part.",
            ),
            wrong(
                "The mean of the logarithm of the count.",
                "It is another number, and a count of 0 has no logarithm.",
            ),
            wrong(
                "The probability of at least one call.",
                "It throws away how many there were.",
            ),
        ],
        loss=[
            right(
                "The Poisson deviance, mean = hours times exp(Xβ).",
                "The mean is its minimiser, and the hours enter as the exposure.",
            ),
            wrong(
                "The Poisson deviance, mean = exp(Xβ) for each count.",
                "A count of a shift would be compared with the mean of an hour.",
            ),
            wrong(
                "The squared error between logarithms of the counts.",
                "A count of 0 has no logarithm, and the mean of logarithms is not what is wanted.",
            ),
            wrong(
                "The log loss of calls per hour.",
                "It is made for labels 0 and 1, or at least for numbers between them.",
            ),
        ],
        optimiser=[
            right(
                "Newton's method with a line search.",
                "With the log link the deviance is smooth and convex in the weights.",
            ),
            right(
                "Least squares, reweighted in each round.",
                "That is Fisher scoring, which is Newton's method here.",
            ),
            wrong(
                "The normal equations with the counts, once.",
                "The gradient contains exp(Xβ), so it is not linear in the weights.",
            ),
            wrong(
                "A linear program.",
                "The deviance is curved and not made of straight pieces.",
            ),
        ],
        reason=[
            right(
                "The mean stays above 0 whatever the weights are.",
                "It is hours times an exponential.",
            ),
            right(
                "With a spread above Poisson's the mean can still be right.",
                "The deviance has the mean as minimiser; it is the error bars that would be too short.",
            ),
            wrong(
                "The deviance is not convex, because of the exponential.",
                "exp is convex and the rest is linear in the weights.",
            ),
            wrong(
                "A count of 0 must be left out.",
                "Its term is twice the mean: it is a count like any other.",
            ),
        ],
    ),
    card(
        "genes",
        "A blood value is to be explained by ten thousand genes in eighty patients. A few genes are to "
        "be named, the others get weight 0; all were brought to one scale.",
        task=[
            right(
                "The mean of the blood value, from few genes.",
                "Both halves count: a good fit, and exact zeros.",
            ),
            wrong(
                "The mean of the blood value, from all genes.",
                "Nothing could be named, and eighty patients cannot tell so many weights apart.",
            ),
            wrong(
                "The probability that a gene matters.",
                "A penalty makes no statement about probabilities.",
            ),
        ],
        loss=[
            right(
                "MSE + lam * sum of absolute weights.",
                "The kink of each |weight| at 0 keeps small ones at exactly 0.",
            ),
            right(
                "MSE + lam * (sum of absolute weights + sum of squares).",
                "The elastic net has the same kink, so it has exact zeros too.",
            ),
            wrong(
                "MSE + lam * sum of squares of the weights.",
                "A square has slope 0 at 0: it makes weights small and not zero.",
            ),
            wrong(
                "MSE alone, by the weights of least norm.",
                "Many sets of weights fit perfectly here; the one of least norm uses nearly all genes.",
            ),
        ],
        optimiser=[
            right(
                "Coordinate descent, gene by gene.",
                "The kinks belong to one weight each, so it does not get stuck, and each step has a "
                "formula.",
            ),
            right(
                "Proximal gradient steps.",
                "A gradient step on MSE, then every weight is shrunk towards 0 and stops there.",
            ),
            wrong(
                "The normal equations with lam on the diagonal.",
                "That is ridge: it has no zeros.",
            ),
            wrong(
                "Gradient descent, waiting for zeros.",
                "Steps along a slope of ±lam jump over 0 and hardly ever land on it.",
            ),
        ],
        reason=[
            right(
                "A weight stays 0 while the gradient of MSE there is at most lam in size.",
                "That is what 0 in the subdifferential says.",
            ),
            right(
                "On another scale a gene would be penalised otherwise.",
                "In other units the same effect needs a weight of another size.",
            ),
            wrong(
                "The genes that are named are those that matter.",
                "Of two that go together it may name either; it is a fit, not a proof.",
            ),
            wrong(
                "The penalty lowers the error on the eighty patients.",
                "Without it the error on them is least, by definition.",
            ),
        ],
    ),
    card(
        "two-rulers",
        "A table has one length twice, in centimetres and in inches; each column was standardised. A "
        "linear model for a price is to have weights that are unique and easy to reproduce.",
        task=[
            right(
                "The mean price, with one set of weights.",
                "The predictions are determined by the data; the weights need help.",
            ),
            wrong(
                "The mean price; the weights follow from the data.",
                "The two columns are the same: what one gains in weight the other may lose.",
            ),
            wrong(
                "The weight that is right for inches alone.",
                "The data cannot tell the two columns apart.",
            ),
        ],
        loss=[
            right(
                "MSE + lam * sum of squares of the weights.",
                "It is strictly convex, so there is exactly one minimiser.",
            ),
            right(
                "MSE + lam * (sum of squares + sum of absolute weights).",
                "The squares make it strictly convex, whatever is added that is convex.",
            ),
            wrong(
                "MSE alone, on the standardised columns.",
                "Its minimisers form a line: moving weight from one column to the other is free.",
            ),
            wrong(
                "MSE + lam * sum of absolute weights.",
                "Weight of one sign may be shared between the two in any way at the same cost.",
            ),
        ],
        optimiser=[
            right(
                "For ridge: solve (XᵀX + n lam I) β = Xᵀy.",
                "With the mean in MSE, the n stands before lam; the matrix is positive definite.",
            ),
            right(
                "For ridge: gradient descent with a small fixed step.",
                "It is smooth and strongly convex, so it converges quickly.",
            ),
            wrong(
                "For ridge: solve (XᵀX) β = Xᵀy, then divide by 1 + lam.",
                "XᵀX has no inverse here, and in general the shrinking differs by direction.",
            ),
            wrong(
                "For ridge: a linear program.",
                "The objective is quadratic.",
            ),
        ],
        reason=[
            right(
                "The second derivative of ridge is 2/n XᵀX + 2 lam I.",
                "Positive definite for lam > 0, whether columns are dependent or not.",
            ),
            right(
                "The two columns get the same weight.",
                "Exchanging them changes nothing, and the minimiser is unique.",
            ),
            wrong(
                "One of the two columns gets weight 0.",
                "A square prefers to share: two halves cost half as much as one whole.",
            ),
            wrong(
                "The penalty also lowers the error on the training data.",
                "Without it that error is least, by definition.",
            ),
        ],
    ),
    card(
        "kiosk",
        "A kiosk is to stand on a street so that all customers together walk as little as possible. "
        "They live at known house numbers, some of them very far out.",
        task=[
            right(
                "A median of the places where they live.",
                "As many on either side: moving a little gains as much as it loses.",
            ),
            wrong(
                "The mean of the places where they live.",
                "It minimises the squares of the ways, which nobody walks.",
            ),
            wrong(
                "The middle between the first and the last customer.",
                "It minimises the longest way.",
            ),
        ],
        loss=[
            right(
                "The sum of the distances.",
                "It is what they walk, and a median minimises it.",
            ),
            right(
                "The mean of the distances.",
                "The sum divided by a number has the same minimisers.",
            ),
            wrong(
                "The mean of the squared distances.",
                "Those far out would pull in proportion to their distance.",
            ),
            wrong(
                "The largest distance.",
                "It listens to the two at the ends alone.",
            ),
        ],
        optimiser=[
            right(
                "Sort the places and take the middle one.",
                "With an even number of customers, either of the middle two, or any place between.",
            ),
            right(
                "A linear program.",
                "It is one, if a slow way to find a median.",
            ),
            wrong(
                "Add the places up and divide by their number.",
                "That is the mean.",
            ),
            wrong(
                "Newton's method on the sum of the distances.",
                "Its second derivative is 0 wherever it exists.",
            ),
        ],
        reason=[
            right(
                "The slope counts how many live below, minus above.",
                "Each customer pulls with 1, from whichever distance.",
            ),
            right(
                "If the farthest customer moves farther out, the kiosk stays.",
                "The number on either side is what counts.",
            ),
            wrong(
                "The best place is unique for any number of customers.",
                "With an even number, any place between the middle two is as good.",
            ),
            wrong(
                "Whoever lives farthest pulls hardest at the kiosk.",
                "In squared distances. Here everybody pulls with 1.",
            ),
        ],
    ),
    card(
        "search",
        "A search engine learns from pairs: of two pages shown for a query, one was preferred. Only the "
        "order of a page's scores within a query is used.",
        task=[
            right(
                "An order of the pages of each query.",
                "It is all that is used, and all that the pairs tell.",
            ),
            wrong(
                "The probability that a page is clicked.",
                "The pairs compare pages and count no views, so they do not tell it.",
            ),
            wrong(
                "The mean place of a page over all queries.",
                "An order within a query is wanted, and a page may be good for one query only.",
            ),
        ],
        loss=[
            right(
                "log(1 + exp(-d)), d = score preferred - score other.",
                "The log loss of each pair: it pulls the preferred page up.",
            ),
            right(
                "max(0, 1 - d), d = score preferred - score other.",
                "The hinge loss of each pair, with a margin between the two.",
            ),
            wrong(
                "Minus d, d = score preferred - score other.",
                "It has no lower bound: larger weights always cost less.",
            ),
            wrong(
                "The size of d, d = score preferred - score other.",
                "It is least where both scores are the same.",
            ),
        ],
        optimiser=[
            right(
                "Smaller and smaller gradient steps, on batches of pairs.",
                "The log loss of the pairs is a mean over pairs, and convex in a linear model.",
            ),
            right(
                "For the hinge of pairs and a penalty: a quadratic program.",
                "It is the problem of the support vector machine, with differences as features.",
            ),
            wrong(
                "Gradient steps on the number of pairs in the wrong order.",
                "It is constant but for jumps: its gradient is 0 wherever it has one.",
            ),
            wrong(
                "The normal equations for the log loss of the pairs.",
                "Its gradient is not linear in the weights.",
            ),
        ],
        reason=[
            right(
                "An intercept cannot be learned from pairs.",
                "It is in both scores, and falls out of the difference.",
            ),
            right(
                "In a linear score, what is the same for all pages of a query has no effect.",
                "It falls out of every difference within the query.",
            ),
            wrong(
                "The sigmoid of a score is the probability of a click.",
                "That of a difference is the probability of a preference, in this model.",
            ),
            wrong(
                "The number of wrong pairs is convex in the weights.",
                "It is a step function, and no convex function has steps like that.",
            ),
        ],
    ),
    card(
        "band",
        "A shop wants a band for tomorrow's demand: in one day of twenty it may be below the band, in "
        "one of twenty above. Demand is skewed, and its spread changes with the weekday.",
        task=[
            right(
                "The 0.05-quantile and the 0.95-quantile.",
                "One twentieth lies below the first, one twentieth above the second.",
            ),
            wrong(
                "The mean, and one standard deviation either way.",
                "For normal demand that misses one day of three, and this one is not even symmetric.",
            ),
            wrong(
                "The smallest and the largest demand so far.",
                "How much lies outside of them depends on how long one has looked.",
            ),
            wrong(
                "The 0.1-quantile and the 0.9-quantile.",
                "One day of ten would be below, and one of ten above.",
            ),
        ],
        loss=[
            right(
                "Two pinball losses, at levels 0.05 and 0.95.",
                "Each has its quantile as minimiser.",
            ),
            right(
                "Lower end: 1 per piece too low, 19 per piece too high; upper end: reversed.",
                "These are 20 times the two pinball losses.",
            ),
            wrong(
                "Twice the pinball loss, at level 0.9.",
                "It estimates one number, with one day of ten above it.",
            ),
            wrong(
                "Two squared errors, with weights 0.05 and 0.95.",
                "A weight in front of a loss leaves its minimiser: twice the mean.",
            ),
        ],
        optimiser=[
            right(
                "Two linear programs.",
                "Each pinball loss is one in a linear model.",
            ),
            right(
                "Subgradient steps that become smaller and smaller.",
                "For both ends; they converge when the steps go to 0 slowly enough.",
            ),
            wrong(
                "Least squares, then the same distance either way.",
                "The spread changes with the weekday, and demand is skewed.",
            ),
            wrong(
                "Newton's method on each of the losses.",
                "Their second derivative is 0 wherever it exists.",
            ),
        ],
        reason=[
            right(
                "Fitted one by one, the two ends may cross.",
                "Nothing ties them together; far from the data it does happen.",
            ),
            right(
                "The band need not lie symmetrically about the mean.",
                "Each end follows its own quantile.",
            ),
            wrong(
                "On new days the band holds nine tenths, whatever the model.",
                "Only as far as the model can follow the quantiles, and with enough data.",
            ),
            wrong(
                "For any demand, mean ± two deviations would do the same.",
                "How much lies there depends on the distribution.",
            ),
        ],
    ),
    card(
        "teacher",
        "A small model, linear in its logits, is to repeat the probabilities of a large one. For each "
        "sample the large model's probabilities of all classes are given as targets.",
        task=[
            right(
                "The large model's probability of each class.",
                "They are the targets, with all their doubts.",
            ),
            wrong(
                "The large model's likeliest class.",
                "That throws away how sure it was, and what came second.",
            ),
            wrong(
                "The true class of each sample.",
                "It is not even given here.",
            ),
        ],
        loss=[
            right(
                "The cross-entropy with the probabilities as targets.",
                "It is least where the small model has the same probabilities.",
            ),
            right(
                "The divergence KL(large, small).",
                "It is the cross-entropy minus the entropy of the targets, which is fixed.",
            ),
            wrong(
                "The cross-entropy with the likeliest class as target.",
                "It pushes that class towards 1, however unsure the large model was.",
            ),
            wrong(
                "The multiclass hinge loss of the likeliest class.",
                "It knows a winner and no probabilities.",
            ),
        ],
        optimiser=[
            right(
                "Smaller and smaller gradient steps on batches.",
                "The cross-entropy is a mean over samples and convex in the weights.",
            ),
            right(
                "L-BFGS, with a small penalty on the squared norm.",
                "Smooth and strictly convex: a quasi-Newton method is made for that.",
            ),
            wrong(
                "Gradient steps until the cross-entropy is 0.",
                "Its minimum is the entropy of the targets, above 0 wherever they have doubts.",
            ),
            wrong(
                "The normal equations, with the probabilities as targets.",
                "They would fit probabilities by straight lines: another model and another loss.",
            ),
        ],
        reason=[
            right(
                "Cross-entropy and KL(large, small) have one gradient.",
                "They differ by the entropy of the targets, in which no weight occurs.",
            ),
            right(
                "The gradient in the logits is small minus large model.",
                "p - y, where y need not be one-hot.",
            ),
            wrong(
                "Targets between 0 and 1 make the loss non-convex.",
                "It is log-sum-exp of the logits minus something linear: convex for any targets.",
            ),
            wrong(
                "KL(small, large) is the same number as KL(large, small).",
                "The divergence is not symmetric; it is no distance.",
            ),
        ],
    ),
    card(
        "boxes",
        "A neural network puts boxes around objects. Most boxes in the training data are precise to a "
        "pixel, a few were drawn around something else. In the end pixels count.",
        task=[
            right(
                "The centre of the precise boxes' coordinates.",
                "The few that were drawn around something else are not to move it far.",
            ),
            wrong(
                "The mean of all the boxes' coordinates.",
                "A box far off would have the weight of any other, times its distance.",
            ),
            wrong(
                "The probability that a box is precise.",
                "Coordinates are wanted.",
            ),
        ],
        loss=[
            right(
                "Smooth-L1, its width a few pixels.",
                "Far off it pulls with 1; within the width its slope fades out.",
            ),
            right(
                "The Huber loss, its threshold a few pixels.",
                "It is Smooth-L1 times its threshold: the same minimiser.",
            ),
            wrong(
                "The squared error of the coordinates.",
                "A box around something else would pull hardest of all.",
            ),
            wrong(
                "The hinge loss of each coordinate.",
                "It is made for labels -1 and 1.",
            ),
        ],
        optimiser=[
            right(
                "Stochastic gradient steps that become smaller.",
                "The usual way for a network; to a minimum that may be a local one.",
            ),
            wrong(
                "A linear program.",
                "A network is not linear in its weights, and the loss is not made of straight pieces.",
            ),
            wrong(
                "The normal equations, once.",
                "They belong to squared error in a linear model.",
            ),
            wrong(
                "Newton's method, with one step.",
                "One step is enough for a quadratic, and this is none.",
            ),
        ],
        reason=[
            right(
                "Near 0 the slope fades out, so small errors settle.",
                "The slope of |r| stays 1 and makes fixed steps go to and fro.",
            ),
            right(
                "Convex in the residual is not convex in the weights here.",
                "That holds for linear models; a network bends in between.",
            ),
            wrong(
                "Smooth-L1 has a second derivative at every residual.",
                "It jumps where the parabola meets the straight lines.",
            ),
            wrong(
                "Boxes that are far off are left out of the gradient.",
                "They pull with 1. Bounded is not nothing.",
            ),
        ],
    ),
)
