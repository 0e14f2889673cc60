"""A member by her number, as a helper types it from her card or her mouth."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import WordsField
from members.models import Member


class MemberField(WordsField):
    """Gives the member who belongs and has this number, however it is written."""

    def __init__(self, **kwargs):
        super().__init__(**{"label": _("Her member number"), "max_length": 12} | kwargs)

    def clean(self, value) -> Member:
        member = Member.objects.active().with_typed_number(super().clean(value)).first()
        if member is None:
            raise ValidationError(_("No member has this number."))
        return member
