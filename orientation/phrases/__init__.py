"""Words to need: a person's own words, misspelt and in six languages, read as needs, wishes and alerts. The door is `reading`."""
