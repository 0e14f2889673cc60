"""Changes of roles that wait or were agreed on."""

from members.models import Member, RoleChange


def open_role_changes(now):
    return RoleChange.objects.open(now).select_related("member", "asked_by")


def role_changes_to_approve(member: Member, now):
    """What waits for her to be the second person."""
    return RoleChange.objects.open(now).approvable_by(member)


def approved_role_changes():
    """The last ones that two agreed on."""
    approved = RoleChange.objects.filter(approved_at__isnull=False)
    return approved.select_related("member", "asked_by", "approved_by")[:20]
