"""Several machines for two classes, or one loss for all classes: what each of the four ways adds up."""

from lossdrill.judging.choices import choices, right, wrong

LABEL, RIVALS = 2.0, (1.5, 1.25)
terms = [max(0.0, 1 + rival - LABEL) for rival in RIVALS]
EXAMPLE = (
    f"For the scores ({LABEL:g}, {RIVALS[0]:g}, {RIVALS[1]:g}) with the first label right the rivals cost "
    f"{terms[0]:g} and {terms[1]:g}"
)

K = 10
pairs = K * (K - 1) // 2

judge = choices(
    right(
        "One against one trains k (k - 1) / 2 machines, each with the samples of two classes only.",
        f"One machine for each pair of classes: with {K} classes there are {pairs}, on small parts of the "
        "data.",
    ),
    right(
        "With k > 2 classes, one against the rest trains k machines, each with all n samples.",
        "The samples of one class against those of all others: k problems of full size, in which one class "
        "stands against many.",
    ),
    right(
        "For the same scores, Crammer and Singer's loss is never larger than Weston and Watkins's.",
        f"The largest of some terms, none negative, is at most their sum. {EXAMPLE}: the one loss is "
        f"{max(terms):g}, the other {sum(terms):g}.",
    ),
    right(
        "With k = 2, the losses of Crammer and Singer and of Weston and Watkins are the same.",
        "There is one rival, and the maximum of one term is its sum: max(0, 1 + s_j - s_y).",
    ),
    right(
        "Adding one number to all scores of a sample changes neither Weston and Watkins's loss nor "
        "Crammer and Singer's.",
        "They are made of differences s_j - s_y, in which it cancels. For one against the rest it does not: "
        "each score is compared with 0 there.",
    ),
    right(
        "Crammer and Singer's loss of a misclassified sample is at least 1, and so is Weston and Watkins's.",
        "Some rival has a score of s_y or more, so its term is at least 1. Both are upper bounds of the "
        "share of errors.",
    ),
    right(
        "scikit-learn's SVC trains one against one, whatever decision_function_shape says.",
        "decision_function_shape='ovr' only makes k columns of the scores of all pairs; what is trained stays "
        "the same.",
    ),
    right(
        "scikit-learn's LinearSVC trains one against the rest, unless it is told otherwise.",
        "multi_class='ovr' is the default; multi_class='crammer_singer' trains the loss of Crammer and Singer.",
    ),
    wrong(
        "Weston and Watkins's loss of a sample is at least 1, since the own class adds max(0, 1).",
        "The sum is over j other than y. Where the label leads every rival by 1, nothing is left. Counting the "
        "own class is a mistake in code, often made.",
    ),
    wrong(
        "With k > 2 classes Crammer and Singer's loss is the mean of the terms in Weston and Watkins's.",
        f"It is the largest of them. {EXAMPLE}, so it is {max(terms):g}, and the mean would be "
        f"{sum(terms) / len(terms):g}.",
    ),
    wrong(
        "With ten classes, one against the rest trains 45 machines, and one against one trains ten.",
        f"The other way round: ten against the rest, and {pairs} pairs.",
    ),
    wrong(
        "SVC(decision_function_shape='ovr') trains one machine for each class against the rest.",
        "SVC always trains one against one. The parameter only says in which form the scores come back.",
    ),
    wrong(
        "By default scikit-learn's LinearSVC minimises the loss of Crammer and Singer.",
        "By default it trains one against the rest, and with the squared hinge loss; "
        "multi_class='crammer_singer' has to be asked for.",
    ),
    wrong(
        "Crammer and Singer's loss is not convex in the scores, because of the maximum over the rivals.",
        "A maximum of linear functions is convex, and so is the maximum of that and 0.",
    ),
    wrong(
        "Weston and Watkins's loss of a sample is 0 as soon as its label has the largest of the scores.",
        f"The label has to lead by 1. {EXAMPLE}, though the label is in front.",
    ),
    wrong(
        "The softmax of scores that minimise Crammer and Singer's loss gives the class probabilities.",
        "A lead of 1 is enough for it, however sure the label is: the scores say who wins, and no more. "
        "Probabilities are what the cross entropy is for.",
    ),
    wrong(
        "One against the rest trains its k machines together, since their scores are compared.",
        "Each is trained on its own and knows nothing of the others; that their scores are compared "
        "afterwards is nowhere in their losses.",
    ),
    wrong(
        "With ten classes Crammer and Singer add up nine terms per sample, one for each rival.",
        "They take the largest of the nine. It is Weston and Watkins who add them up.",
    ),
    wrong(
        "Doubling all scores never changes Crammer and Singer's loss, since the prediction stays the same.",
        f"The leads double with the scores. {EXAMPLE}; with all scores doubled they cost "
        f"{max(0.0, 1 + 2 * (RIVALS[0] - LABEL)):g} and {max(0.0, 1 + 2 * (RIVALS[1] - LABEL)):g}. A margin of 1 "
        "means something only beside a penalty on the weights.",
    ),
    shown=6,
)
