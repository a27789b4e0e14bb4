"""The Hessian is 2/n XᵀX, a square by itself, so the loss is convex: no chord lies below it."""

import numpy as np

from lossdrill.judging.witness_words import Claim, impossible, matrix, near_miss, witness


def given(draw):
    n = draw.choice([3, 5, 6])  # with 2 and 4 two of the mistakes would be the same
    X = [[0, 0]] * n
    # Columns that are neither dependent nor orthogonal: Cholesky's factor must not be diagonal.
    while np.linalg.matrix_rank(X) < 2 or np.dot(*np.transpose(X)) == 0:
        X = [draw.sample(range(-4, 5), 2) for _ in range(n)]
    return {"X": X, "y": [draw.randint(-5, 5) for _ in range(n)]}


def loss(X, y, beta):
    return np.mean((X @ beta - y) ** 2)


def rise(witness, X, y):
    """How far the loss lies above the middle of the chord."""
    b1, b2 = witness
    return loss(X, y, (b1 + b2) / 2) - (loss(X, y, b1) + loss(X, y, b2)) / 2


def hessian(X):
    return 2 * X.T @ X / len(X)


def apart(A, B):
    """The largest difference, in units of the largest entry of B."""
    return np.max(np.abs(A - B)) / np.max(np.abs(B)) if A.shape == B.shape else 1


def near(A, B):
    return apart(A, B) < 1e-6


def factor(X, y):
    return {"certificate": np.sqrt(2 / len(X)) * np.array(X)}


def triangular(X, y):
    """Cholesky's."""
    return {"certificate": np.linalg.cholesky(hessian(np.array(X))).T}


def symmetric(X, y):
    """The square root with eigenvectors."""
    values, vectors = np.linalg.eigh(hessian(np.array(X)))
    return {"certificate": vectors @ np.diag(np.sqrt(values)) @ vectors.T}


@near_miss(
    "A is X itself, or another matrix with the same AᵀA = XᵀX. The second derivative has a factor 2/n "
    "in front: split it evenly, so that A carries its root.",
    lambda X, y: {"certificate": X},
)
def without_the_factor(certificate, X, y):
    return near(certificate.T @ certificate, X.T @ X)


@near_miss(
    "AᵀA is n times what is asked for: the loss is a mean, so H carries 1/n, and A its root.",
    lambda X, y: {"certificate": np.sqrt(2) * np.array(X)},
)
def without_the_mean(certificate, X, y):
    return near(certificate.T @ certificate, 2 * X.T @ X)


@near_miss(
    "AᵀA is half of what is asked for: the square brings a factor 2 when it is differentiated.",
    lambda X, y: {"certificate": np.array(X) / np.sqrt(len(X))},
)
def without_the_two(certificate, X, y):
    return near(certificate.T @ certificate, hessian(X) / 2)


@near_miss(
    "The factor 2/n appears twice, once from each side: AᵀA is (2/n)² XᵀX. Give each side its root.",
    lambda X, y: {"certificate": 2 / len(X) * np.array(X)},
)
def factor_on_both_sides(certificate, X, y):
    return near(certificate.T @ certificate, hessian(X) * 2 / len(X))


@near_miss(
    "That is H itself. A certificate is a factor of it, from which everyone can see that it is a "
    "square: AᵀA = H.",
    lambda X, y: {"certificate": hessian(np.array(X))},
)
def the_hessian_itself(certificate, X, y):
    return near(certificate, hessian(X))


@near_miss(
    "AAᵀ is H here, but AᵀA is not: hand in the transpose.",
    lambda X, y: {"certificate": np.linalg.cholesky(hessian(np.array(X)))},
)
def transposed(certificate, X, y):
    return near(certificate @ certificate.T, hessian(X))


@near_miss(
    "The right factor, but rounded: its entries have roots in them, so let Python work them out, with "
    "** 0.5 or np.sqrt.",
    lambda X, y: {"certificate": np.round(np.sqrt(2 / len(X)) * np.array(X), 4)},
)
def rounded(certificate, X, y):
    return apart(certificate.T @ certificate, hessian(X)) < 1e-2


@near_miss(
    "Both ends of the chord are the same point, and so is its middle. Even between different points "
    "the loss never rises above the chord: try to prove that instead.",
    witness=[[0, 0], [0, 0]],
)
def no_chord(witness, X, y):
    return (witness[0] == witness[1]).all()


@near_miss(
    "To 40 digits the loss is neither above the middle of this chord nor below it: its ends are too "
    "near to each other. It rises above none, though: prove that instead.",
    lambda X, y: {"witness": [[0, 0], [1e-30, 0]]},
)
def flat(witness, X, y):
    return abs(rise(witness, X, y)) < 1e-40


@near_miss(
    "Here the loss lies below the middle of the chord, by |X (b1 - b2)|² / (4n), and so it does for any "
    "two weights: that is a square, and never negative. There is no such chord; prove it with a factor "
    "of the second derivative.",
    witness=[[0, 0], [1, 1]],
)
def below_the_chord(witness, X, y):
    return rise(witness, X, y) < 0


judge = impossible(
    witness=witness(
        Claim("the loss rises above the middle of the chord", rise, more_than=0),
        witness=matrix(2, 2),
        given=given,
        examples=[],
        near_misses=[no_chord, flat, below_the_chord],
    ),
    certificate=witness(
        Claim(
            "distance of AᵀA from the second derivative",
            lambda certificate, X, y: apart(certificate.T @ certificate, hessian(X)),
            at_most=1e-12,
        ),
        certificate=matrix(None, 2),
        given=given,
        examples=[factor, triangular, symmetric],
        near_misses=[
            without_the_factor,
            without_the_mean,
            without_the_two,
            factor_on_both_sides,
            the_hessian_itself,
            transposed,
            rounded,
        ],
    ),
)
