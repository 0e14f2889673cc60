"""Web: what every page uses, and no models.

Middleware (language, private pages, headers), quick exit, language and theme switches, health, what forms are made of
(words, days, two writers), files that leave the house, htmx manners, limits, the cache that goes on without Redis, what
is done after the answer, clocks, icons, message catalogues, and the commands that serve the house. Every app may import
it; it imports only coalition.sealing.
"""
