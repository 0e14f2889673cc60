"""The verbs of secret votes: drafts, two (what needs two), voting, hall (papers there), closing."""
