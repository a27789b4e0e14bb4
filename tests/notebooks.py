"""Notebooks, small and written by hand, as Jupyter would save them."""

import json


def notebook(*cells: str, prose: str = "# Answers") -> str:
    """A notebook of format 4 with these code cells, each with an output."""
    code = [
        {
            "cell_type": "code",
            "execution_count": 1,
            "metadata": {},
            "outputs": [{"output_type": "stream", "name": "stdout", "text": ["never = read\\n"]}],
            "source": cell.splitlines(keepends=True),
        }
        for cell in cells
    ]
    markdown = {"cell_type": "markdown", "metadata": {}, "source": [prose]}
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [markdown, *code]}
    )
