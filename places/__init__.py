"""Facts: which places exist, what they offer, for whom, when; and where each fact came from."""
