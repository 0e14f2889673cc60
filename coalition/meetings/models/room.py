from django.conf import settings
from django.db import models

from coalition.meetings.models.meeting import Meeting
from coalition.meetings.models.step import Step
from coalition.sealing import fingerprint

FRUITS = ["mango", "banana", "coconut", "pineapple", "orange", "papaya", "lemon", "avocado"]


class RoomQuerySet(models.QuerySet):
    def live(self):
        """Those a code opens."""
        return self.filter(meeting__ended_at=None).exclude(meeting__started_at=None)

    def expected(self):
        """Those whose number stands on a poster already, for a day that has not begun."""
        return self.filter(meeting__started_at=None, meeting__cancelled_at=None)


class Room(models.Model):
    """The meeting while it runs: how it is entered and which step is now.

    ``code`` is six digits, typed on a keypad and read out in a hall; it is no secret and dies with the meeting. It
    may be kept before the day, for a poster, and opens nothing until then; there is no ``step`` before.
    ``join_token`` (in the QR) and ``wall_token`` hold 128 bits. ``version`` counts up with every change that phones
    should see; phones ask only for that number. ``women`` is how many took part, kept when the meeting has ended.
    ``guests``: others than members are in the hall, so the wall shows nothing that women gave.
    ``lead`` walks the day, from the one device that ``lead_index`` knows; both are forgotten when it ends.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="room")
    code = models.CharField(max_length=6, unique=True, null=True)  # noqa: DJ001  (freed when the meeting ends)
    join_token = models.CharField(max_length=32, unique=True)
    wall_token = models.CharField(max_length=32, unique=True)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    door_open = models.BooleanField(default=True)
    paused = models.BooleanField(default=False)
    wall_blank = models.BooleanField(default=False)
    guests = models.BooleanField(default=False)
    women = models.PositiveSmallIntegerField(null=True)
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    lead_index = models.CharField(max_length=32, blank=True)

    objects = RoomQuerySet.as_manager()

    def __str__(self):
        return self.code or "-"

    def is_at(self, code: str) -> bool:
        """Whether ``code``, however it is spaced, is this room's while it lasts."""
        return bool(self.code) and self.code == "".join(letter for letter in code if letter.isdigit())

    @property
    def spaced_code(self) -> str:
        """As it is read out: 482 913."""
        return f"{self.code[:3]} {self.code[3:]}" if self.code else ""


class ParticipantQuerySet(models.QuerySet):
    def present(self):
        """In the room: neither gone nor still before the door."""
        return self.filter(left=False, lobby="")

    def waiting(self):
        """Before the door, until the host answers; who came first stands first."""
        return self.filter(lobby=Participant.Lobby.WAITS)

    def outside(self):
        """Those who were here, or want to be, and are not in the room."""
        return self.exclude(left=False, lobby="")

    def taken_out(self):
        """The host took them out, and they have not come back."""
        return self.filter(removed=True)

    def holding_a_phone(self):
        """The last to whom each phone was handed, and the women without one."""
        last = self.exclude(device_index="").values("device_index").annotate(last=models.Max("pk"))
        return self.filter(models.Q(device_index="") | models.Q(pk__in=last.values("last")))

    def without_phone(self):
        return self.filter(device_index="")

    def in_seat(self, token: str):
        return self.present().with_secret(token)

    def with_secret(self, token: str):
        """Whose seat it is, wherever she stands: in the room, before the door, or taken out."""
        return self.filter(seat_index=fingerprint(token, place="participant.seat"))


class Participant(models.Model):
    """A woman in the room, known only by a fruit and a number.

    Never tied to a member, so that nothing she says or rates here can be. ``device_index`` tells phones apart
    (one phone may be handed round); it is "" for a woman without a phone.

    ``lobby`` is not "" while she stands before the door. ``was`` is whose place she says is hers: her phone lost it.
    """

    class Lobby(models.TextChoices):
        WAITS = "waits"
        NOT_NOW = "not_now"

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="participants")
    fruit = models.CharField(max_length=10)
    tag_number = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=1, blank=True)
    seat_index = models.CharField(max_length=32, unique=True, null=True)  # noqa: DJ001  (none without a phone)
    device_index = models.CharField(max_length=32, blank=True, db_index=True)
    left = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)
    lobby = models.CharField(max_length=7, choices=Lobby, blank=True)
    was = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="+")

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["room", "fruit", "tag_number"], name="meetings_one_tag_per_participant"
            ),
            models.CheckConstraint(
                condition=models.Q(removed=False) | models.Q(left=True),
                name="meetings_who_is_taken_out_is_not_in_the_room",
            ),
        ]

    def __str__(self):
        return f"{self.fruit} {self.tag_number}"


class Receipt(models.Model):
    """One accepted send. Its ``key`` was made by the phone, so the same send can never count twice.

    It tells that a participant answered a step, not what she answered; it has no time. ``for_her``: somebody entered it
    for a woman without a phone, who asked for it.
    """

    key = models.UUIDField(unique=True)
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="receipts")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="receipts")
    for_her = models.BooleanField(default=False)

    def __str__(self):
        return str(self.key)
