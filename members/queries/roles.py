"""What waits for a second person, and what was agreed on."""

from members.models import Export, Import, Member, Removal, RoleChange, RoleTerm, Suspension


def open_role_changes(now):
    return RoleChange.objects.open(now).select_related("member", "asked_by")


def open_removals(now):
    return Removal.objects.open(now).select_related("member", "asked_by")


def running_suspensions(now):
    return Suspension.objects.running(now).select_related("member", "by")


def waiting_for(member: Member, now) -> int:
    """How many things wait for her to be the second person."""
    return (
        RoleChange.objects.open(now).approvable_by(member).count()
        + Removal.objects.open(now).approvable_by(member).count()
        + Export.objects.open(now).approvable_by(member).count()
        + Import.objects.asked(now).approvable_by(member).count()
        + Suspension.objects.running(now).exclude(by=member).exclude(member=member).count()
    )


def removal_of(member: Member, now) -> Removal | None:
    """Somebody has asked that her membership end, and nobody has decided yet."""
    return Removal.objects.open(now).filter(member=member).defer("reason").first()


def approved_role_changes():
    """The last ones that two agreed on."""
    approved = RoleChange.objects.filter(approved_at__isnull=False)
    return approved.select_related("member", "asked_by", "approved_by")[:20]


def terms_ending_soon(today):
    return _with_names(RoleTerm.objects.ending_soon(today))


def holders(today) -> dict[str, list[RoleTerm]]:
    """The terms that run today, by role."""
    found: dict[str, list[RoleTerm]] = {}
    for term in _with_names(RoleTerm.objects.current(today)):
        found.setdefault(term.role, []).append(term)
    return found


def _with_names(terms):
    """Nothing that is sealed is opened for it."""
    return terms.select_related("member").defer("member__legal_name", "member__email", "member__phone")
