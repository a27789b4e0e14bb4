"""Seven questions, what may be asked on, and what a good answer has."""

import numpy as np

from lossdrill.judging.essay import essay, follow_up, question

LARGEST_LOGIT = f"{np.log(np.finfo(float).max):.1f}"

judge = essay(
    mse=question(
        "Regularisation of MSE",
        asks="Your linear model overfits. How does regularisation change its mean squared error, the "
        "gradient, and the solution?",
        rubric=[
            "It adds a penalty to the mean: MSE + lam * sum of squares of the weights (ridge), or of "
            "absolute values (lasso), without the intercept.",
            "The ridge gradient gains 2 lam beta, so each step also shrinks the weights.",
            "The second derivative becomes 2/n XᵀX + 2 lam I, positive definite for lam > 0: exactly one "
            "minimiser, also where the columns of X are dependent.",
            "The error on the training data rises, and that is intended: variance is traded for bias. "
            "lam is chosen on data that were held out.",
            "Features must be on one scale, or the penalty weighs them by their units.",
            "Lasso sets weights to exactly 0, ridge does not.",
        ],
        example="I would minimise MSE + lam * sum(beta**2), leaving the intercept alone. The gradient is "
        "2/n Xᵀ(X beta - y) + 2 lam beta, so the weights are pulled to 0 in each step. The Hessian gains "
        "2 lam I and is positive definite, so the solution is unique even when columns are dependent. "
        "Training error goes up, variance goes down; I choose lam by cross-validation, after bringing "
        "the features to one scale. With absolute values instead of squares some weights become exactly 0.",
        evidence=[
            "ridge-objective",
            "ridge-overfit-witness",
            "ridge-lambda-convention",
            "regularisation-choose",
            "mse-nonunique-minimum",
        ],
        follow_ups=[
            follow_up(
                "Every sample is now in the data twice. Must lam change, if the fit is to stay as "
                "it was?",
                rubric=[
                    "With a mean of squares it need not: copies leave the mean as it is, and the "
                    "penalty too.",
                    "With a sum of squares, as in scikit-learn's Ridge, the data would count "
                    "twice as much: alpha has to be doubled.",
                ],
                example="Not in my convention. The mean over 2n samples, each there twice, is the mean "
                "over n, so MSE + lam * sum(beta**2) is the same function. With the sum of "
                "squares, as in scikit-learn's Ridge, the first part doubles, so alpha must "
                "double as well.",
            ),
            follow_up(
                "Why is the intercept left out of the penalty?",
                rubric=[
                    "The fit should not depend on where the zero of the target is: a constant "
                    "added to all targets is to move the intercept and nothing else.",
                    "Pulling it to 0 pulls the mean of the predictions away from that of the "
                    "targets, and overfitting does not come from there.",
                ],
                example="Because adding 100 to every target should add 100 to every prediction. A penalty "
                "on the intercept would pull the predictions towards 0, which is bias without a "
                "gain: one number does not overfit.",
            ),
            follow_up(
                "Two of your columns are the same. What do ridge and lasso make of them?",
                rubric=[
                    "Ridge gives both the same weight: its solution is unique, and exchanging "
                    "them changes nothing.",
                    "Lasso may split the weight between them in any way with one sign: all these "
                    "cost the same, and which one is found depends on the method.",
                ],
                example="Ridge shares: two halves cost less in squares than one whole, so both get the "
                "same weight, and the solution is unique. Lasso does not care: |a| + |b| is the "
                "same however a weight of one sign is split, so its solution is not unique, and "
                "the solver's order decides.",
            ),
        ],
    ),
    mae=question(
        "Smooth-L1",
        asks="Why do some libraries offer Smooth-L1 in the place of the absolute error?",
        rubric=[
            "Far away its slope is ±1, as that of the absolute error: an outlier pulls with bounded force.",
            "Near 0 it is a parabola, so the slope fades out and a fixed step settles down; that of the "
            "absolute error stays ±1, and fixed steps end in going to and fro.",
            "It has a derivative at 0, so no subgradient has to be chosen.",
            "Its scale is a hyperparameter in the unit of the target; it is the Huber loss divided by it.",
            "It is differentiable once: the second derivative jumps where the branches meet.",
        ],
        example="The absolute error is robust because its slope is ±1 however large the residual is, but "
        "the slope does not shrink near the optimum, so with a fixed step the iterates jump to and fro, "
        "and at 0 there is no derivative. Smooth-L1 replaces the tip by a parabola of width beta: slope "
        "r/beta inside, ±1 outside. It is Huber divided by beta, once differentiable, and beta has to be "
        "chosen in the unit of y.",
        evidence=["smooth-l1-value", "smooth-l1-compromise", "smooth-l1-why", "mae-two-cycle"],
        follow_ups=[
            follow_up(
                "What becomes of Smooth-L1 as its width shrinks to 0, and as it grows?",
                rubric=[
                    "As the width shrinks it becomes the absolute error, with its kink.",
                    "As it grows, all residuals lie within it: r² / (2 width), a squared error "
                    "whose slope fades out with the width, so steps have to be larger.",
                ],
                example="With a width near 0 the parabola vanishes and |r| is left. With a huge width "
                "everything lies in the parabola r**2 / (2 * width): that is squared error times "
                "a small number, so it fits like MSE and needs a larger step. Huber does not fade "
                "out so: it tends to r**2 / 2.",
            ),
            follow_up(
                "You have to keep the absolute error. How do you get its minimum all the same?",
                rubric=[
                    "Steps that shrink, such as 1/sqrt(t), with the best or the mean of the "
                    "iterates kept.",
                    "Or a method that knows kinks: a linear program, as each residual becomes two "
                    "variables that are not negative.",
                ],
                example="I let the subgradient steps shrink, for instance as 1/sqrt(t), and keep the best "
                "iterate, since the loss does not fall in each step. For a linear model I would "
                "rather solve the linear program, which finds the minimum exactly.",
            ),
            follow_up(
                "The absolute error finds a median. Of what, in a regression, and is there only "
                "one?",
                rubric=[
                    "Of the target given the features: a linear model of the conditional median.",
                    "It need not be unique: between the two middle ones of an even number of "
                    "targets every value is as good.",
                ],
                example="It estimates the conditional median of y given x, as squared error estimates the "
                "conditional mean. It need not be unique: for a constant and an even number of "
                "targets, everything between the two in the middle has the same loss.",
            ),
        ],
    ),
    rmse=question(
        "RMSE to report, MSE to train",
        asks="Competitions report RMSE. Why is it seldom what a model is trained with?",
        rubric=[
            "It is in the unit of the target, so people can read it.",
            "The root is increasing: on the same data it ranks models as MSE does and has the same "
            "minimiser, so nothing is gained by training with it.",
            "Its gradient is that of MSE divided by 2 RMSE: undefined at a perfect fit, and its length "
            "with respect to the predictions is always 1/sqrt(n), so steps do not shrink.",
            "It is no mean over samples, so the mean of the gradients of batches is not that of the "
            "whole: mini-batches are biased.",
            "It does not stress large errors more than MSE does: the shares of the samples in the "
            "gradient are the same. More than MAE it does.",
        ],
        example="RMSE has the unit of y, which makes it a good number to report, and since the root is "
        "increasing it ranks models on one data set exactly as MSE does. For training it only divides the "
        "gradient of MSE by 2 RMSE: the direction is the same, the length no longer fades out near a "
        "perfect fit, and at the perfect fit it is 0/0. And it is not a mean of per-sample terms, so "
        "gradients of batches do not average to the whole one.",
        evidence=[
            "rmse-why-kaggle",
            "rmse-minibatch-bias",
            "rmse-gradient-link",
            "claim-rmse-emphasis",
        ],
        follow_ups=[
            follow_up(
                "You average the RMSE of five folds. Is that the RMSE of all five together?",
                rubric=[
                    "No: the mean of roots is at most the root of the mean, and the same only "
                    "where all folds have the same RMSE.",
                    "So two models may change places, depending on which of the two is reported.",
                ],
                example="No. RMSE is a root, and the mean of roots is at most the root of the mean. If "
                "the folds differ much, a model with one bad fold looks better in the average "
                "than in the pooled number, so the ranking of two models may change. I say which "
                "one I report.",
            ),
            follow_up(
                "The target is given in centimetres now, no longer in metres. What becomes of "
                "MSE, RMSE and the gradient of MSE in the predictions?",
                rubric=[
                    "RMSE is multiplied by 100, MSE by its square.",
                    "The gradient of MSE in the predictions is multiplied by 100: it is the "
                    "residual times 2/n.",
                ],
                example="Residuals are 100 times as large. So RMSE is multiplied by 100, MSE by 100 "
                "squared, and the gradient of MSE in the predictions, 2/n times the residual, by "
                "100. In RMSE that gradient stays as it is, since its length is always 1/sqrt(n).",
            ),
            follow_up(
                "Somebody adds 1e-8 under the root. What does that mend, and what does it cost?",
                rubric=[
                    "At a perfect fit the gradient is 0, no longer 0/0.",
                    "The value there is 1e-4 and not 0, and wherever errors are that small the "
                    "gradient is too short.",
                ],
                example="It mends the perfect fit: the gradient is X'r / (n sqrt(m + 1e-8)), which is 0 "
                "there instead of 0/0. It costs accuracy for small errors: at a perfect fit RMSE "
                "is 1e-4 and not 0, and errors of that size and below hardly pull. Better treat "
                "the perfect fit by itself.",
            ),
        ],
    ),
    huber=question(
        "The threshold of Huber",
        asks="What does the threshold of the Huber loss trade against what?",
        rubric=[
            "Small thresholds make it behave like the absolute error (after division by the threshold), "
            "large ones like half the squared error.",
            "It limits the pull of a sample to the threshold: robust against wild targets, efficient under "
            "normal noise when it is not too small.",
            "Under symmetric noise the fitted value stays unbiased for every threshold, and only the "
            "variance changes; bias relative to the mean appears when the noise is skewed.",
            "It has the unit of y, so it is set relative to a robust scale such as the median absolute "
            "deviation.",
            "It does not protect against wild features: high leverage still pulls.",
        ],
        example="The threshold says which residuals count as large: up to it the pull grows, beyond it "
        "stays at delta. Small means closer to the median, safe against wild targets but less efficient "
        "for normal noise; large means closer to the mean. If the noise is symmetric that is a matter of "
        "variance alone; with skewed noise the estimate moves from the mean towards the median, which one "
        "may call bias. I scale delta by a robust estimate of spread, and I do not expect it to help "
        "against outliers in x.",
        evidence=[
            "claim-delta-bias-variance",
            "huber-use-case",
            "huber-leverage",
            "huber-bias-variance",
        ],
        follow_ups=[
            follow_up(
                "Not a target but a feature is wild. Does Huber help?",
                rubric=[
                    "No: the gradient in the weights is the pull times the feature, and only the "
                    "pull is bounded.",
                    "Such a row drags the fit until its own residual is small, so residuals do "
                    "not give it away: look at the features, and put right or bound them.",
                ],
                example="No. Huber bounds the pull at the prediction, but in the weights it is multiplied "
                "by x. A row with a huge x drags the line to itself, and then its residual is "
                "small. I would look at leverages, and repair or bound the features before I fit.",
            ),
            follow_up(
                "How do you choose the threshold?",
                rubric=[
                    "Relative to the spread of the residuals, measured robustly, as by the median "
                    "absolute deviation: 1.345 standard deviations keep 95 % efficiency under "
                    "normal noise.",
                    "Or by validation, with a measure that the outliers do not decide themselves.",
                ],
                example="I estimate the spread of the residuals robustly, by the median absolute "
                "deviation scaled to a standard deviation, and take 1.345 times that: 95 % "
                "efficiency if the noise is normal after all. Or I choose it by validation, "
                "measuring with the median or the absolute error, since a mean of squares would "
                "be decided by the outliers.",
            ),
            follow_up(
                "Why not a loss that ignores residuals that are far off altogether?",
                rubric=[
                    "Its slope returns to 0, so it is not convex: there may be several minima, "
                    "and the start decides.",
                    "Huber stays convex at the price that a wild target goes on pulling with the "
                    "threshold.",
                ],
                example="Such losses exist, Tukey's biweight for one. But a loss whose slope returns to 0 "
                "is not convex, so I may end in a local minimum that depends on the start; "
                "one starts at a Huber fit, say. Huber keeps one basin, and pays with a "
                "bounded pull of every outlier.",
            ),
        ],
    ),
    log_loss=question(
        "Squared error for a logistic model",
        asks="May one train a logistic model with squared error?",
        rubric=[
            "One may: it is the Brier score, which is strictly proper.",
            "As a function of the weights it is not convex; the log loss is.",
            "Its derivative has a factor p (1 - p) more and vanishes on confident mistakes, where the log "
            "loss still pulls with p - y.",
            "It is not the likelihood of Bernoulli labels; minus the logarithm of that is the log loss.",
            "That it cannot be differentiated, or gives probabilities outside of 0 to 1, are wrong reasons.",
        ],
        example="One can: the squared error of probabilities is the Brier score, a strictly proper score. "
        "But through the sigmoid it is not convex in the weights, and its derivative with respect to the "
        "logit, 2 (p - y) p (1 - p), nearly vanishes when the model is sure and wrong, where the log loss "
        "has p - y. The log loss is also the negative log-likelihood of the labels.",
        evidence=[
            "mse-logistic-claim",
            "mse-sigmoid-nonconvex",
            "mse-sigmoid-vanishing",
            "proper-scoring",
        ],
        follow_ups=[
            follow_up(
                "Your classes can be separated perfectly. What does the log loss do?",
                rubric=[
                    "It has no minimiser: scaling up weights that separate always lowers it, so "
                    "they grow without bound.",
                    "A penalty on the weights, or stopping early, keeps them finite.",
                ],
                example="Training never ends: multiply separating weights by 2 and every term falls, so "
                "the infimum 0 is reached nowhere, and all probabilities go to 0 or 1. With a "
                "penalty such as lam * norm(w)**2 there is exactly one minimiser; stopping early "
                "has a similar effect.",
            ),
            follow_up(
                "Does minimising the log loss make the probabilities calibrated?",
                rubric=[
                    "It is strictly proper: in expectation it is least at the true probabilities.",
                    "That is ensured only if the model can reach them and has enough data; "
                    "otherwise one measures calibration on data held out, and corrects it.",
                ],
                example="It pushes in the right direction: its expectation is least at the true "
                "probabilities. But a model that cannot represent them, or that overfits, is not "
                "calibrated, as large networks show, which are often too sure. So I look at a "
                "reliability diagram on held-out data and, if needed, rescale the logits.",
            ),
            follow_up(
                "A label is wrong, and the model is sure of the opposite. What do log loss and "
                "squared error make of that sample?",
                rubric=[
                    "The log loss costs about the size of the logit, and pulls with nearly 1.",
                    "The squared error costs nearly 1 and hardly pulls: it gives up on the "
                    "sample, whether the label is wrong or the model.",
                ],
                example="The log loss is about |z| there and pulls with |p - y|, nearly 1: bounded, but "
                "it never lets go. The squared error is nearly 1 and its pull, 2 |p - y| p (1 - "
                "p), nearly 0: it ignores the sample. That is robust to a wrong label, and just "
                "what one does not want if the model is wrong.",
            ),
        ],
    ),
    cross_entropy=question(
        "What keeps softmax stable",
        asks="Softmax normalises. Is that what keeps it stable, and its gradient alive?",
        rubric=[
            "Normalising makes the entries sum to 1, and makes softmax invariant when a constant is added "
            "to all logits; by itself it makes nothing stable.",
            f"Computed as it is written, exp overflows for logits above {LARGEST_LOGIT} in double "
            "precision, and the result is nan.",
            "The invariance allows the remedy: take the maximum of each row away first.",
            "The logarithm of a stable softmax may still be minus infinity; log-softmax by log-sum-exp is "
            "not.",
            "Gradient flow comes from the pairing with the log: p - y. Softmax alone saturates.",
        ],
        example="No. Normalising gives probabilities and makes softmax invariant to a shift, but exp "
        f"overflows above {LARGEST_LOGIT} whether one divides or not. Because of the invariance one may "
        "subtract the maximum of the row, and that makes it stable; for the loss I go further and compute "
        "log-sum-exp(z) - z_y. The gradient stays alive because the log undoes the exp: with respect to "
        "the logits it is p - y, which is large on a confident mistake, while softmax by itself is flat "
        "there.",
        evidence=[
            "naive-softmax-breaks",
            "softmax-stability-claim",
            "softmax-mse-vanishing",
            "cross-entropy-gradient",
        ],
        follow_ups=[
            follow_up(
                "A library's cross-entropy takes logits, and you hand it probabilities. What "
                "happens?",
                rubric=[
                    "Softmax is applied twice: numbers between 0 and 1 differ by at most 1, so "
                    "the result is never sure.",
                    "With k classes the largest probability is e / (e + k - 1), so the loss "
                    "cannot come near 0. It trains all the same, and nobody notices.",
                ],
                example="It takes my probabilities for logits and applies softmax again. They differ by "
                "at most 1, so no class gets more than e / (e + k - 1), and the loss stays well "
                "above 0 even for perfect predictions. There is no error message: it learns, only "
                "slowly and badly. I pass logits.",
            ),
            follow_up(
                "May one take the maximum of the whole matrix off, instead of that of each row?",
                rubric=[
                    "In exact arithmetic yes: any constant may be taken off a row.",
                    "In floating point not: a row that lies far below the maximum underflows to "
                    "zeros, and its softmax is 0/0.",
                ],
                example="Mathematically yes, softmax is invariant to any shift of a row. But exp of a row "
                "that lies 1000 below the common maximum is all zeros, so its sum is 0 and I get "
                "nan. With its own maximum, every row has an entry exp(0) = 1, and its sum is at "
                "least 1.",
            ),
            follow_up(
                "You smooth the labels. What is the smallest loss now?",
                rubric=[
                    "The entropy of the smoothed label, which is above 0.",
                    "It is reached where softmax equals the smoothed label, so at finite logits: "
                    "the model is not driven to be sure.",
                ],
                example="No longer 0. Cross-entropy is the entropy of the target plus a divergence, so "
                "its minimum is the entropy of the smoothed label, where the probabilities equal "
                "it. That happens at finite logits, and that is the purpose: the model has no "
                "reason to push them to infinity.",
            ),
        ],
    ),
    hinge=question(
        "Hinge with many classes",
        asks="How would you extend the hinge loss to more than two classes?",
        rubric=[
            "One-vs-rest trains a binary machine per class, one-vs-one per pair; both use the binary loss "
            "as it is.",
            "Crammer and Singer: max(0, 1 + the best wrong score - the right score), one term per sample.",
            "Weston and Watkins: the sum over wrong classes of max(0, 1 + s_j - s_y).",
            "The maximum, or the sum, runs over the wrong classes alone: with the right one each sample "
            "costs at least 1.",
            "Both are convex and have kinks: at ties any mixture of the active classes is a subgradient.",
        ],
        example="The simple way is one-vs-rest with the binary hinge. As one loss: Crammer-Singer takes "
        "max(0, 1 + max over j != y of s_j - s_y), so only the strongest rival counts; Weston-Watkins "
        "sums max(0, 1 + s_j - s_y) over all rivals. Both are convex in the scores; where several rivals "
        "tie, or a margin is exactly 1, there is a set of subgradients. The right class must be left out "
        "of the maximum or the sum.",
        evidence=[
            "crammer-singer",
            "weston-watkins",
            "multiclass-hinge-design",
            "hinge-subgradient-set",
        ],
        follow_ups=[
            follow_up(
                "What is the probability behind a score of 2?",
                rubric=[
                    "None follows: in the population the best score is 1 or -1, whatever the "
                    "probability on that side of a half.",
                    "Who needs one fits a sigmoid to the scores on data held out, or trains with "
                    "the log loss.",
                ],
                example="The hinge loss does not tell. Its population minimiser is the sign of 2 eta - 1, "
                "so scores near 1 may stand for 0.6 or 0.99. If I need probabilities I use the "
                "log loss, or fit a sigmoid to the scores on data that were held out, as Platt "
                "did.",
            ),
            follow_up(
                "Why does a support vector machine need the penalty on the norm?",
                rubric=[
                    "Without it the margin of 1 means nothing: weights that separate can be "
                    "scaled up until the hinge loss is 0.",
                    "With it the geometric margin, 1/norm(w), is made large.",
                ],
                example="The 1 in the hinge loss is in units of the score. On data that can be separated "
                "I could multiply w until every margin is above 1, without moving the boundary. "
                "The penalty makes that cost something: small norm(w) means a wide margin "
                "1/norm(w) in the space of x, and then the solution is unique in w.",
            ),
            follow_up(
                "One machine per class against the rest, or one loss for all classes: what do you "
                "gain and lose?",
                rubric=[
                    "One-vs-rest: k separate problems, simple and parallel, but scores that are "
                    "compared in the end were never compared in training.",
                    "A joint loss compares them as they are used; Crammer-Singer by the strongest "
                    "rival, Weston-Watkins by all.",
                ],
                example="One-vs-rest gives k independent binary problems, which is simple, parallel, and "
                "what LinearSVC does by default. But its scores come from different problems, and "
                "I take the largest without ever having compared them in training. A joint loss "
                "does that, with one bigger problem; in practice the accuracies are often close.",
            ),
        ],
    ),
)
