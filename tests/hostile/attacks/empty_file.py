"""Creates a file whose name alone is the message.

Stopped by: bubblewrap, landlock, seccomp
"""


def attempt(canary):
    open(canary["folder"] + "/the-answer-is-42", "x").close()
    return True
