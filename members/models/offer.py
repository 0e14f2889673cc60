from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from members.models.member import Member


class Skill(models.TextChoices):
    WRITE = "write", _("Write letters")
    READ = "read", _("Read to others")
    SPEAK = "speak", _("Speak before people")
    PHONE = "phone", _("Phone and computer")
    MONEY = "money", _("Keep the money book")
    COOK = "cook", _("Cook")
    SEW = "sew", _("Sew")
    CHILDREN = "children", _("Look after children")
    VISIT = "visit", _("Visit a woman at home")
    LEAD = "lead", _("Lead a meeting")
    SING = "sing", _("Sing and pray")
    CARRY = "carry", _("Carry and set up")


class Time(models.TextChoices):
    MORNING = "morning", _("In the morning")
    AFTERNOON = "afternoon", _("In the afternoon")
    EVENING = "evening", _("In the evening")


DAYS = [(str(number), name) for number, name in WEEKDAYS.items()]


class Offer(models.Model):
    """What a woman can give and when, as far as she wants to say it; read by whoever gives a task."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="offer")
    skills = models.JSONField(default=list)
    days = models.JSONField(default=list)
    times = models.JSONField(default=list)

    def __str__(self):
        """In a few words: "Sew, Cook · Saturday · In the morning"."""
        parts = [(self.skills, Skill.choices), (self.days, DAYS), (self.times, Time.choices)]
        said = (", ".join(str(name) for key, name in names if key in chosen) for chosen, names in parts)
        return " · ".join(part for part in said if part)
