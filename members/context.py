"""What every template is given of members."""

from django.utils.functional import SimpleLazyObject

from members.queries import coalition


def people(request):
    """The signed-in member (or None) and the house's name, asked for only where a page uses it."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "member": user if signed_in else None,
        "coalition_name": SimpleLazyObject(lambda: coalition().name),
    }
