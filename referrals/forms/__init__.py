"""What is filled in: by the professional who sends, the place that answers, the person who looks."""
