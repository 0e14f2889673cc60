"""The verbs of rounds: rating (in a room), between (open to all members), paper (slips and beans), tallying."""
