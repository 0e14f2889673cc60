"""Pages of rounds: rounds (all), rate (hers), results, paper (slips in a room), between (slips between meetings)."""
