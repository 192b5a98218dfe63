"""From words, parties, places and times to claims: what happened, to whom, and according to whom."""
