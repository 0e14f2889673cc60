"""Views of the agenda: agenda (as published), charter (the texts), promises (who said yes to rules and conduct)."""
