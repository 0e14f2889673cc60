"""The verbs of how issues are carried: strategies (and who speaks, the power map), briefs and evidence, petitions,
stories."""
