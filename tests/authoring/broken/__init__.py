"""Ways in which a pack can be broken: each a small edit of the sound one in `sound/`."""
