from django.db import models

from coalition.sealing import SealedTextField


class AuthenticatorSecret(models.Model):
    """What an authenticator app or a sheet of recovery codes is made from.

    allauth keeps its authenticators in a table of its own, in which stands only the number of a row of this one: so
    the secret is sealed, and turned to a new key, like everything else that is sealed here.
    """

    secret = SealedTextField()
