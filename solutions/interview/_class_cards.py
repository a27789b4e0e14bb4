"""Cards about classes: probabilities, decisions, and labels that cannot be trusted."""

from lossdrill.judging.cards import card
from lossdrill.judging.choices import right, wrong

CLASSES = (
    card(
        "clicks",
        "A shop bids for places on a web page: what a click is worth times how likely it is. One view "
        "in two hundred is clicked. A linear model of the logit is trained on the views.",
        task=[
            right(
                "The probability of a click.",
                "The bid is proportional to it, so the number itself is used.",
            ),
            wrong(
                "Whether there will be a click.",
                "The likelier answer is always no, and a bid of 0 wins no place.",
            ),
            wrong(
                "Which of two views is likelier to be clicked.",
                "The order of the views sets no price: half of all probabilities has the same order.",
            ),
        ],
        loss=[
            right(
                "The log loss.",
                "Its expectation is least at the true probability.",
            ),
            right(
                "The squared error of the probability.",
                "The Brier score is strictly proper too; through a sigmoid it is not convex.",
            ),
            wrong(
                "The absolute error of the probability.",
                "Its expectation is least at 0 here, since clicks are the rarer answer.",
            ),
            wrong(
                "The hinge loss.",
                "Its minimiser tells the side of a half and no probability.",
            ),
        ],
        optimiser=[
            right(
                "For the log loss: smaller and smaller gradient steps on batches.",
                "It is a mean over views and convex: shrinking steps converge.",
            ),
            right(
                "For the log loss: Newton's method with a line search.",
                "It is smooth and convex; each step is a weighted least-squares problem.",
            ),
            wrong(
                "For the log loss: the normal equations, solved once.",
                "Its gradient is not linear in the weights: there is no closed form.",
            ),
            wrong(
                "For the log loss: a linear program in the weights.",
                "It is curved everywhere, and does not consist of straight pieces.",
            ),
        ],
        reason=[
            right(
                "Never predicting a click is right 199 times in 200.",
                "So the share of right answers does not show which model is good.",
            ),
            right(
                "Under the log loss, fitted probabilities average to the share of clicks.",
                "So says its derivative in the intercept, mean(p - y), which is 0 at the minimum.",
            ),
            wrong(
                "The log loss makes the probabilities of any model right.",
                "It is least at the true ones, if the model can reach them and there is enough data.",
            ),
            wrong(
                "Rare clicks make the log loss non-convex.",
                "It is convex in the weights for any labels.",
            ),
        ],
    ),
    card(
        "fraud",
        "Fraud is one payment in a thousand. To speed up training, every fraud is kept and one honest "
        "payment in a hundred, drawn at random. The true probability of fraud is wanted.",
        task=[
            right(
                "The probability of fraud among all payments.",
                "That is what is asked for, and the sample has another one.",
            ),
            wrong(
                "The probability of fraud in the sample.",
                "There it is much higher, as most of the honest payments were left out.",
            ),
            wrong(
                "Whether fraud is likelier than not in the sample.",
                "A decision about the sample says nothing about a probability among all payments.",
            ),
        ],
        loss=[
            right(
                "The log loss, with weight 100 for honest payments.",
                "The weights give back the payments that were left out.",
            ),
            right(
                "The log loss; afterwards log(100) is taken from the logit.",
                "Leaving out honest payments multiplies the odds of fraud by that factor.",
            ),
            wrong(
                "The log loss, its outputs taken as they are.",
                "They are the probabilities of the sample, in which fraud is much more frequent.",
            ),
            wrong(
                "The log loss, with weight 100 for fraud.",
                "The wrong way round: fraud was not thinned out, and is now even more frequent.",
            ),
            wrong(
                "The hinge loss, with weight 100 for honest payments.",
                "Whatever the weights, it gives a side and no probability.",
            ),
        ],
        optimiser=[
            right(
                "Newton's method with a line search.",
                "The log loss is smooth and convex, with weights above 0 as without.",
            ),
            right(
                "Gradient descent with a small enough step.",
                "Its gradient has a bounded rate of change, so a fixed step settles.",
            ),
            wrong(
                "Gradient steps on the number of mistakes.",
                "That number is constant but for jumps: its gradient is 0 wherever it has one.",
            ),
            wrong(
                "The normal equations, with the weights in them.",
                "Weighted least squares has a closed form; the weighted log loss has none.",
            ),
        ],
        reason=[
            right(
                "Thinning out one class multiplies the odds of the other.",
                "One honest payment in a hundred is left, so the odds of fraud are a hundred times "
                "as large.",
            ),
            right(
                "How the honest payments were drawn decides whether this works.",
                "At random, or the sample differs in more than the odds.",
            ),
            wrong(
                "Balanced classes are what the log loss needs to be proper.",
                "It is proper for every probability between 0 and 1.",
            ),
            wrong(
                "Weights change the path of training, not the minimum.",
                "They change what is minimised, and with it the probabilities.",
            ),
        ],
    ),
    card(
        "spam",
        "A filter is to keep spam out with a linear score. Only the side counts, no probability is "
        "shown. The fitted weights are to depend on few of the training mails.",
        task=[
            right(
                "The side on which a mail lies.",
                "Keep or drop: no number is shown.",
            ),
            wrong(
                "The probability that a mail is spam.",
                "Nobody asks for it; a loss that estimates it listens to every mail.",
            ),
            wrong(
                "The mean of the labels, given the words.",
                "That is the probability of spam in disguise.",
            ),
        ],
        loss=[
            right(
                "The hinge loss and a penalty on the squared norm.",
                "Mails beyond the margin have slope 0: the others are the support vectors.",
            ),
            right(
                "The squared hinge loss and the same penalty.",
                "It is 0 beyond the margin too, so it has support vectors as well.",
            ),
            wrong(
                "The log loss and the same penalty.",
                "Its slope is never 0: every mail has a say, however small.",
            ),
            wrong(
                "Squared error on labels -1 and 1, and the same penalty.",
                "It even pulls mails back that lie far on the right side.",
            ),
            wrong(
                "The hinge loss alone, if the mails can be separated.",
                "Then many weights cost 0, and nothing chooses among them.",
            ),
        ],
        optimiser=[
            right(
                "For the hinge loss: subgradient steps that become smaller.",
                "They converge; with a penalty of lam / 2, steps of 1 / (lam t) are usual.",
            ),
            right(
                "For the hinge loss: a quadratic program.",
                "Straight pieces and a squared norm: that is one, primal or dual.",
            ),
            wrong(
                "For the hinge loss: the normal equations, once.",
                "Which mails are beyond the margin is not known in advance.",
            ),
            wrong(
                "For the hinge loss: fixed steps, which settle by themselves.",
                "At a margin of exactly 1 the slope jumps, so fixed steps go to and fro.",
            ),
        ],
        reason=[
            right(
                "Beyond a margin of 1 a mail has no pull.",
                "The hinge loss is 0 there, and so is its slope.",
            ),
            right(
                "Without a penalty, a margin of 1 means nothing.",
                "Weights that separate can be scaled up until every margin is above 1.",
            ),
            wrong(
                "A score of the hinge loss is a logit.",
                "Its minimiser tells the side alone: scores of 1 may stand for any probability "
                "above a half.",
            ),
            wrong(
                "The kink makes the hinge loss non-convex.",
                "The larger of two straight lines is convex, and has a kink where they meet.",
            ),
        ],
    ),
    card(
        "digits",
        "Pictures of single digits are to be read by a linear model, with a score for each of the ten "
        "digits. A person looks at those of which the model is not sure.",
        task=[
            right(
                "The probability of each of the ten digits.",
                "How sure the model is decides what a person looks at.",
            ),
            wrong(
                "The mean of the digit as a number.",
                "Between a 1 and a 7 it would find a 4, which nobody has written.",
            ),
            wrong(
                "The median of the digit as a number.",
                "Digits are names here: their order means nothing.",
            ),
        ],
        loss=[
            right(
                "The categorical cross-entropy of the softmax.",
                "Its expectation is least at the true probabilities.",
            ),
            right(
                "The squared error between the softmax and the one-hot label.",
                "The Brier score for several classes is strictly proper too, though not convex here.",
            ),
            wrong(
                "The squared error of the digit as a number.",
                "It takes a 1 for a 7 to be six times as far as a 1 for a 2.",
            ),
            wrong(
                "A hinge loss for each digit against the rest.",
                "It finds a side for each digit and no probability.",
            ),
        ],
        optimiser=[
            right(
                "Smaller and smaller gradient steps on batches of pictures.",
                "The cross-entropy is a mean over pictures and convex in the weights.",
            ),
            right(
                "L-BFGS, with a small penalty on the squared norm.",
                "Smooth and strictly convex: a quasi-Newton method is made for that.",
            ),
            wrong(
                "The normal equations, once for each digit.",
                "Softmax ties the ten scores together, and the gradient is not linear in the weights.",
            ),
            wrong(
                "Newton's method without a penalty, inverting the Hessian.",
                "It has no inverse: adding one vector to all ten weight vectors changes nothing.",
            ),
        ],
        reason=[
            right(
                "Under cross-entropy the gradient in the scores is p - y.",
                "The logarithm undoes the exponential of the softmax.",
            ),
            right(
                "Only differences between the scores count.",
                "One number added to all ten leaves the softmax as it is.",
            ),
            wrong(
                "Normalising keeps the softmax from overflowing.",
                "The exponential overflows before anything is divided; taking the maximum off helps.",
            ),
            wrong(
                "Without a penalty, the ten weight vectors are unique.",
                "They can all be moved by one vector at no cost.",
            ),
        ],
    ),
    card(
        "tags",
        "Photographs get tags: sea, dog, night and so on, any number of them, also none. A linear model "
        "has a score for each tag, and each tag is shown with its probability.",
        task=[
            right(
                "For each tag the probability that it applies.",
                "Tags do not exclude each other, so each has a probability of its own.",
            ),
            wrong(
                "One distribution over all tags, with the sum 1.",
                "A photograph of a dog by the sea has two tags that are both certain.",
            ),
            wrong(
                "The one tag that fits best.",
                "There may be several, or none.",
            ),
        ],
        loss=[
            right(
                "The sum of a log loss for each tag.",
                "Each term is least at the true probability of its tag.",
            ),
            right(
                "The sum of a Brier score for each tag.",
                "Each term is strictly proper too.",
            ),
            wrong(
                "The cross-entropy of a softmax over the tags.",
                "Softmax lets tags compete: one more likely tag makes the others less so.",
            ),
            wrong(
                "A hinge loss for each tag.",
                "It finds a side for each tag and no probability.",
            ),
        ],
        optimiser=[
            right(
                "For log losses: gradient descent on all tags at once.",
                "The sum is smooth and convex in the weights.",
            ),
            right(
                "For log losses: Newton's method, tag by tag.",
                "No weight is shared, so the sum falls apart into one problem for each tag.",
            ),
            wrong(
                "For log losses: the normal equations, tag by tag.",
                "The gradient of a log loss is not linear in the weights.",
            ),
            wrong(
                "For log losses: fitting the tags' order, then a threshold.",
                "An order of tags gives no probability.",
            ),
        ],
        reason=[
            right(
                "The sigmoids of a photograph need not add up to 1.",
                "They are the probabilities of different questions.",
            ),
            right(
                "A photograph without a tag teaches something too.",
                "It has label 0 for every tag, and each log loss pulls its score down.",
            ),
            wrong(
                "The sum of log losses is right for independent tags alone.",
                "Each term estimates the probability of its tag, however the tags go together.",
            ),
            wrong(
                "With a sigmoid for each tag, the log losses are not convex.",
                "Each is convex in its weights: the logarithm undoes the sigmoid's bends.",
            ),
        ],
    ),
    card(
        "patients",
        "Forty patients, two hundred measurements each, ill or well: the measurements separate the two "
        "groups perfectly. A probability of illness is wanted for new patients.",
        task=[
            right(
                "The probability of illness, given the measurements.",
                "For new patients, about whom forty others say only so much.",
            ),
            wrong(
                "The side of a plane that separates the forty.",
                "With more measurements than patients there are many such planes, and no probability.",
            ),
            wrong(
                "For each patient, 0 or 1.",
                "That repeats the labels of the forty, and is sure of every new one.",
            ),
        ],
        loss=[
            right(
                "The log loss and a penalty on the squared norm.",
                "The penalty keeps the weights finite, and the probabilities from being certain.",
            ),
            right(
                "The log loss and a penalty on the absolute weights.",
                "Likewise, and it leaves out most of the measurements.",
            ),
            wrong(
                "The log loss alone.",
                "Larger weights always cost less here, so it has no minimiser.",
            ),
            wrong(
                "The hinge loss and a penalty on the squared norm.",
                "It has a minimiser, but that tells a side and no probability.",
            ),
        ],
        optimiser=[
            right(
                "With the squared norm: Newton's method with a line search.",
                "The sum is smooth and strictly convex.",
            ),
            right(
                "With the absolute weights: proximal gradient steps.",
                "They shrink each weight by a fixed amount and set small ones to 0.",
            ),
            wrong(
                "Without a penalty: gradient descent until it settles.",
                "It never does: the weights grow without bound, ever more slowly.",
            ),
            wrong(
                "Without a penalty: Newton's method until it settles.",
                "The minimum is infinitely far off, and the Hessian fades out on the way.",
            ),
        ],
        reason=[
            right(
                "Without a penalty, weights that separate cost less when scaled up.",
                "Every margin grows, and every term falls towards 0.",
            ),
            right(
                "The strength of the penalty is chosen on patients held out.",
                "On the forty themselves, no penalty at all would always win.",
            ),
            wrong(
                "Groups that separate prove that illness is certain.",
                "With more measurements than patients almost any labels can be separated.",
            ),
            wrong(
                "Once all forty are on the right side, the log loss stops pulling.",
                "That is the hinge loss beyond its margin. The log loss pulls on, ever more weakly.",
            ),
        ],
    ),
    card(
        "crowd",
        "The labels -1 and 1 come from strangers, and some are wrong. A linear score is fitted, the "
        "features are sound, and no single label is to decide much, however far off its sample lies.",
        task=[
            right(
                "The side on which most people would put a sample.",
                "That is what remains when single labels do not decide.",
            ),
            wrong(
                "A score that gets every label right.",
                "It would follow the wrong labels as well.",
            ),
            wrong(
                "Which of the strangers is to be trusted.",
                "A good question, and another one: it needs to know who gave which label.",
            ),
        ],
        loss=[
            right(
                "The log loss, log(1 + exp(-margin)).",
                "Far on the wrong side its slope in the score tends to 1 in size, and no further.",
            ),
            right(
                "The hinge loss, max(0, 1 - margin).",
                "On the wrong side its slope in the score is 1 in size, however far.",
            ),
            wrong(
                "The exponential loss, exp(-margin).",
                "Its slope grows as fast as itself: one label far off outweighs all others.",
            ),
            wrong(
                "The squared error, (score - label)².",
                "Its slope grows in proportion, on the right side too.",
            ),
        ],
        optimiser=[
            right(
                "For the log loss: gradient descent with a small fixed step.",
                "It is smooth, with a bounded rate of change of its gradient.",
            ),
            right(
                "For the hinge loss: a linear program.",
                "Without a penalty it consists of straight pieces alone.",
            ),
            wrong(
                "For the hinge loss: Newton's method on it.",
                "Its second derivative is 0 wherever it exists.",
            ),
            wrong(
                "For the number of mistakes: gradient descent.",
                "It is constant but for jumps: its gradient is 0 wherever it has one.",
            ),
        ],
        reason=[
            right(
                "A margin of -m, m large, costs about m under log loss and hinge.",
                "Not m², nor e to the m: log(1 + e^m) is m when m is large, and the hinge is 1 + m.",
            ),
            right(
                "Log loss and hinge never ignore a sample far on its wrong side.",
                "A bounded pull is a pull. Only losses that are not convex let go again.",
            ),
            wrong(
                "The log loss costs at most 1 for each sample.",
                "It grows without bound; its slope is what is bounded.",
            ),
            wrong(
                "Wild features would do no harm either.",
                "The pull on the weights is the slope times the feature.",
            ),
        ],
    ),
    card(
        "tumours",
        "An alarm sends a patient to a further test. A tumour that is missed counts as much as twenty "
        "false alarms, and that price may change next year.",
        task=[
            right(
                "The probability of a tumour.",
                "Any price turns it into a decision: where the two expected costs are equal.",
            ),
            wrong(
                "Whether a tumour is likelier than not.",
                "That is the right question where both mistakes cost the same.",
            ),
            wrong(
                "Whether a tumour is likelier than 20 in 21.",
                "The wrong end: that is where false alarms are twenty times as bad.",
            ),
        ],
        loss=[
            right(
                "The log loss, and an alarm above 1/21.",
                "With p estimated, an alarm pays where 20 p > 1 - p.",
            ),
            right(
                "The Brier score, and an alarm above 1/21.",
                "It estimates the probability too, and the threshold is the same.",
            ),
            wrong(
                "The log loss, and an alarm above 1/2.",
                "The probability is right, and the threshold takes both mistakes for equal.",
            ),
            wrong(
                "The share of wrong decisions.",
                "It takes both mistakes for equal, and has no gradient to follow.",
            ),
            wrong(
                "The hinge loss without weights, and an alarm above 0.",
                "Its minimiser tells which side of a half the probability is on.",
            ),
        ],
        optimiser=[
            right(
                "For the log loss: Newton's method with a line search.",
                "It is smooth and convex in the weights of a linear model.",
            ),
            right(
                "For the log loss: gradient descent with a small fixed step.",
                "The rate of change of its gradient is bounded, so it settles.",
            ),
            wrong(
                "For the share of wrong decisions: gradient descent.",
                "It is constant but for jumps: its gradient is 0 wherever it has one.",
            ),
            wrong(
                "For the log loss: the normal equations, once.",
                "Its gradient is not linear in the weights.",
            ),
        ],
        reason=[
            right(
                "If the price changes, only the threshold has to.",
                "The probability does not depend on what mistakes cost.",
            ),
            right(
                "An alarm can be right although a tumour is unlikely.",
                "At one in ten a miss costs 2 on average, and a false alarm less than 1.",
            ),
            wrong(
                "A model that estimates probabilities ignores costs, so it is no use.",
                "Costs come in where the decision is made, at the threshold.",
            ),
            wrong(
                "A threshold of a half gives the fewest costs for any prices.",
                "It gives the fewest mistakes, if the probabilities are right.",
            ),
        ],
    ),
)
