"""The actors. Verbs only: the sums live in market/ and harm/."""
