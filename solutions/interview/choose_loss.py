"""From the data to the task, to the loss, to the optimiser, with reasons: a hand of three cards."""

from lossdrill.judging.cards import cards

from ._class_cards import CLASSES
from ._number_cards import NUMBERS
from ._other_cards import OTHERS

judge = cards(NUMBERS, CLASSES, OTHERS)
