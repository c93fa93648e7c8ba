"""Which places are to be asked again, in which order and why, and what becomes of them once asked."""
