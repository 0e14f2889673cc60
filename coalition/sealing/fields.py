"""The model field whose column holds only sealed text."""

from django.core.exceptions import FieldError
from django.db import models

from coalition.sealing.box import seal, unseal


class SealedTextField(models.TextField):
    """Text that is sealed in the database and plain in Python; "" stays "" so that nothing is told of absence.

    It can be asked only whether it is null: look a sealed address up by its fingerprint.
    """

    @property
    def place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def opened(self, token: str) -> str:
        """The text of a value as it stands in the database."""
        return unseal(token, place=self.place)

    def from_db_value(self, value, expression, connection):
        return self.opened(value) if value else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return seal(value, place=self.place) if value else value

    def get_lookup(self, lookup_name):
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is sealed and cannot be searched; use its fingerprint.")
        return super().get_lookup(lookup_name)
