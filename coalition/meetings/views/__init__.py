"""Views of meetings: pages (members), host, phone and wall (the room)."""
