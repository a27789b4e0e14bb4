"""choose-loss · from the data to the task, to the loss, to the optimiser, and why."""

# In each step, the letters of all options that are right, for example {"b"} or {"a", "c"}.

# OPTIONS of card_1
card_1 = {
    "task": set(),
    "loss": set(),
    "optimiser": set(),
    "reason": set(),
}

# OPTIONS of card_2
card_2 = {
    "task": set(),
    "loss": set(),
    "optimiser": set(),
    "reason": set(),
}

# OPTIONS of card_3
card_3 = {
    "task": set(),
    "loss": set(),
    "optimiser": set(),
    "reason": set(),
}
