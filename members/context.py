"""What every template is given of members."""

from django.utils.functional import SimpleLazyObject

from members.access import (
    is_facilitator,
    is_membership_admin,
    may_change_roles,
    may_hear,
    may_plan,
    may_read_record,
    opens_register,
)
from members.queries import coalition


def people(request):
    """The signed-in member (or None), the places she may go, and the house's name; asked for only where used."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "member": user if signed_in else None,
        "nav": SimpleLazyObject(lambda: _places(user) if signed_in else {}),
        "coalition_name": SimpleLazyObject(lambda: coalition().name),
    }


def _places(member) -> dict[str, bool]:
    return {
        "host": is_facilitator(member),
        "people": is_membership_admin(member),
        "plan": may_plan(member),
        "hear": may_hear(member),
        "roles": may_change_roles(member),
        "record": may_read_record(member),
        "authenticator": opens_register(member),
    }
