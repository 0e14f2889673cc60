"""Secret ballots: what all see (pages), her paper (paper), preparing (drafts), two together (two), the hall (hall)."""
