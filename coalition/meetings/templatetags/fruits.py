from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

NAMES = {
    "mango": _("Mango"),
    "banana": _("Banana"),
    "coconut": _("Coconut"),
    "pineapple": _("Pineapple"),
    "orange": _("Orange"),
    "papaya": _("Papaya"),
    "lemon": _("Lemon"),
    "avocado": _("Avocado"),
}


@register.simple_tag
def fruit(participant) -> str:
    """Her tag in words: "Mango 7"."""
    return f"{NAMES[participant.fruit]} {participant.tag_number}"
