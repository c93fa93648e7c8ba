"""What one fills in to come in, in our words."""
