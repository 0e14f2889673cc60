"""How dates and numbers are written, where a bare Django filter writes them. Times members read: ``web.clocks``."""
