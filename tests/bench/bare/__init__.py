"""Bare Django: no middleware; one view each for one insert, one short text and one template. On the same database."""
