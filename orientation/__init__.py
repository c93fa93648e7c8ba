"""JUDGEMENT: for this need, which places, in what order, and why."""
