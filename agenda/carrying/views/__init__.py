"""Pages of how issues are carried: strategies, powermap, briefs, evidence, petitions, stories (hers), asking (us)."""
