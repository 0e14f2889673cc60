from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField, fingerprint
from members.models.member import Member
from members.models.role import Role


class Verb(models.TextChoices):
    """What may be written into the record, in words."""

    ADMITTED = "admitted", _("admitted a member")
    INVITED = "invited", _("invited a woman")
    INVITATION_SECONDED = "invitation_seconded", _("said that she too knows a woman who is invited")
    INVITATION_UNSECONDED = "invitation_unseconded", _("took back her word for a woman who is invited")
    INVITATION_WITHDRAWN = "invitation_withdrawn", _("took back an invitation")
    IMPORTED = "imported", _("took in a list of members")
    IMPORT_ASKED = "import_asked", _("asked to take in a list of members")
    IMPORT_APPROVED = "import_approved", _("approved the taking in of a list of members")
    IMPORT_REFUSED = "import_refused", _("refused the taking in of a list of members")
    LIST_MADE = "list_made", _("made a list without names")
    LIST_ASKED = "list_asked", _("asked for a list with names")
    LIST_APPROVED = "list_approved", _("approved a list with names")
    LIST_WITHDRAWN = "list_withdrawn", _("took back a list with names")
    LIST_TAKEN = "list_taken", _("took a list with names")
    TAKEN_OUT = "taken_out", _("took somebody out of the room of a meeting")
    NAMES_PRINTED = "names_printed", _("made the sheet with names for a petition")
    SHEET_MADE = "sheet_made", _("made a sheet with names for a meeting")
    MINUTES_CORRECTED = "minutes_corrected", _("corrected the record of a meeting")
    MINUTES_CONFIRMED = "minutes_confirmed", _("noted that a meeting confirmed a record")
    DAY_TAKEN_ALONG = "day_taken_along", _("made a file of a prepared day, for a laptop")
    DAY_CARRIED = "day_carried", _("made a file of a day that was held")
    DAY_SET_UP = "day_set_up", _("set up a laptop for a day")
    DAY_ASKED = "day_asked", _("asked to take in a day that was held elsewhere")
    DAY_APPROVED = "day_approved", _("approved the taking in of a day")
    DAY_REFUSED = "day_refused", _("refused the taking in of a day")
    DAY_TAKEN_IN = "day_taken_in", _("took in a day that was held elsewhere")
    REFUSED = "refused", _("refused a request to join")
    LAPSED = "lapsed", _("closed by the clock: a request to join that nobody decided")
    PAUSED = "paused", _("paused a membership")
    RETURNED = "returned", _("ended the pause of a membership")
    LEFT = "left", _("ended a membership")
    COPY_TAKEN = "copy_taken", _("took a copy of her own data")
    CONTACT_ASKED = "contact_asked", _("asked a member how she may be reached")
    LOOKED_AT_PHONE = "looked_at_phone", _("opened a phone number")
    LOOKED_AT_EMAIL = "looked_at_email", _("opened an e-mail address")
    LOOKED_AT_LEGAL_NAME = "looked_at_legal_name", _("opened a legal name")
    CARD_MADE = "card_made", _("made a sign-in card")
    PASS_MADE = "pass_made", _("made a code for signing in")
    PIN_FORGOTTEN = "pin_forgotten", _("put a PIN away")
    PHONE_SEARCHED = "phone_searched", _("looked for a phone number")
    CHAPTER_MADE = "chapter_made", _("added a chapter")
    CHAPTER_RENAMED = "chapter_renamed", _("changed a chapter")
    CHAPTER_CLOSED = "chapter_closed", _("closed a chapter")
    CHAPTER_OPENED = "chapter_opened", _("opened a chapter again")
    MOVED = "moved", _("moved a member to a chapter")
    PASSWORD_STARTED = "password_started", _("started a new password")
    SESSIONS_ENDED = "sessions_ended", _("ended all sessions")
    AUTHENTICATOR_SET_UP = "authenticator_set_up", _("set up an authenticator")
    AUTHENTICATOR_REMOVED = "authenticator_removed", _("took an authenticator away")
    RECOVERY_CODES_MADE = "recovery_codes_made", _("made recovery codes")
    TOLD_APART = "told_apart", _("said that two members are two women")
    MERGE_ASKED = "merge_asked", _("asked to put two records of one woman together")
    MERGE_WITHDRAWN = "merge_withdrawn", _("took back the putting together of two records")
    MERGED = "merged", _("put two records of one woman together")
    RECORD_SHORTENED = "record_shortened", _("forgot what is older than a year, up to")
    CALLED = "called", _("called a quiet member")
    CALLS_ALLOWED = "calls_allowed", _("noted that a member may be called again")
    ROLE_ASKED = "role_asked", _("asked for a change of roles")
    ROLE_GRANTED = "role_granted", _("approved the grant of a role")
    ROLE_GRANTED_INTERIM = "role_granted_interim", _("approved the grant of a role for now")
    ROLE_CONFIRMED = "role_confirmed", _("approved that a role held for now is confirmed")
    ROLE_REMOVED = "role_removed", _("approved the removal of a role")
    REMOVAL_ASKED = "removal_asked", _("asked that a membership end")
    REMOVED = "removed", _("approved the end of a membership")
    REMOVAL_WITHDRAWN = "removal_withdrawn", _("took back that a membership end")
    SUSPENDED = "suspended", _("suspended a member")
    SUSPENSION_LIFTED = "suspension_lifted", _("ended the suspension of a member")
    SUSPENSION_OVER = "suspension_over", _("noted that a suspension was over")
    ROLE_WITHDRAWN = "role_withdrawn", _("took back a change of roles")
    CORRECTED = "corrected", _("corrected a hidden detail of a member")
    PUBLIC_ASKED = "public_asked", _("asked for a page for everybody")
    PUBLIC_APPROVED = "public_approved", _("approved a page for everybody")
    PUBLIC_ENDED = "public_ended", _("took away a page for everybody")
    BALLOT_ASKED = "ballot_asked", _("asked for a deed about a secret ballot")
    BALLOT_WITHDRAWN = "ballot_withdrawn", _("took back what was asked about a secret ballot")
    BALLOT_OPENED = "ballot_opened", _("approved the opening of a secret ballot")
    BALLOT_EXTENDED = "ballot_extended", _("approved more time for a secret ballot")
    BALLOT_CANCELLED = "ballot_cancelled", _("approved the end of a secret ballot without a result")
    BALLOT_CLOSED = "ballot_closed", _("counted a secret ballot")
    BALLOT_SCRUTINY = "ballot_scrutiny", _("approved that two read the counted papers of a secret ballot")
    BALLOT_READ = "ballot_read", _("read the counted papers of a secret ballot")
    BALLOT_PAPER = "ballot_paper", _("noted papers of the hall for a secret ballot")
    TEXT_NOTED = "text_noted", _("noted a text of the group as adopted")


class AppendOnly(Exception):
    """Somebody tried to change the record."""


class AuditEventQuerySet(models.QuerySet):
    def _refuse(self, *args, **kwargs):
        raise AppendOnly

    update = delete = bulk_update = bulk_create = _refuse


class AuditEvent(models.Model):
    """Who did or opened what: ids and a verb, no contents. Written by ``actions.audit.note`` alone.

    ``mark`` is a keyed hash over this row and the mark before it, so that whoever edits the table without the
    program's key breaks the chain from there on.
    """

    row = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=30)
    about = models.CharField(max_length=40)
    mark = models.CharField(max_length=32)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-row"]
        indexes = [models.Index(fields=["about"], name="members_record_about")]

    def __str__(self):
        return f"{self.row} {self.verb} {self.about}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly

    def marked_after(self, mark: str) -> str:
        """What its mark must be where ``mark`` stands in the row before."""
        return mark_of(mark, self.row, self.at, self.actor_id, self.verb, self.about)


def mark_of(before: str, row: int, at: datetime, actor: int | None, verb: str, about: str) -> str:
    words = f"{before}|{row}|{at.timestamp():.6f}|{actor}|{verb}|{about}"
    return fingerprint(words, place="audit")


class AuditHead(models.Model):
    """Where the record ends and where it begins: shows one that was cut short, and lets one writer in at a time.

    ``from_row`` is the last line that was forgotten for its age, ``from_mark`` its mark; ``from_seal`` is made with the
    program's key, so that nobody else can let the record begin later.
    """

    row = models.PositiveIntegerField(default=0)
    mark = models.CharField(max_length=32, default="")
    from_row = models.PositiveIntegerField(default=0)
    from_mark = models.CharField(max_length=32, default="")
    from_seal = models.CharField(max_length=32, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="members_the_record_has_one_end"),
        ]

    def __str__(self):
        return str(self.row)

    @property
    def sealed_beginning(self) -> str:
        """What ``from_seal`` must be."""
        return (
            fingerprint(f"{self.from_row}|{self.from_mark}", place="audit.beginning") if self.from_row else ""
        )


class Lookup(models.Model):
    """Somebody opened a guarded detail of a member, for a reason. The member sees this on her own page."""

    class Detail(models.TextChoices):
        PHONE = "phone", _("Phone")
        EMAIL = "email", _("E-mail")
        LEGAL_NAME = "legal_name", _("Legal name")

    class Reason(models.TextChoices):
        CALL = "call", _("To call or write to her")
        CORRECT = "correct", _("To correct it")
        ASKED = "asked", _("She asked me to")
        LISTED = "listed", _("Handed out in a list, which a second person approved")
        FOUND = "found", _("Typed your number, to find you")
        CHANGED = "changed", _("Corrected it")
        OTHER = "other", _("Something else")

    NOT_CHOSEN = {Reason.FOUND, Reason.LISTED, Reason.CHANGED}  # what another deed says by itself

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="lookups")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    detail = models.CharField(_("What do you need?"), max_length=10, choices=Detail)
    reason = models.CharField(_("Why do you need it?"), max_length=7, choices=Reason)
    words = SealedTextField(_("If something else: what?"), blank=True, default="")
    on = models.DateField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.get_detail_display()} {self.on}"
