"""What the phrases of features/ do: one phrase, one call."""
