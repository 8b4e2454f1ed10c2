"""The policy, in Gherkin."""
