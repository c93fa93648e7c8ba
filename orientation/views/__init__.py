"""The pages of an orientation: three questions, and the places that answer them."""
