"""What the house keeps about a member, app by app: told to her when she asks for everything, gone when she leaves.

settings.PERSONAL_DATA names one class for each app, as MEETING_STEPS does for steps; table.py is what such a class
answers, of_members.py that of members, told.py what she is told by it. A test walks every model: a field that leads to
a member, and a sealed field, must stand in one of the lists of its app, as "app.Model.field".
"""

from members.personal.table import (
    Agreement,
    Fact,
    PersonalData,
    Section,
    WhenMerged,
    agreements,
    contact_changed,
    everything,
    everything_of,
    fields_of_members,
    forget,
    is_held_fast,
    rows_and_field,
    section,
    when_merged,
)

__all__ = [
    "Agreement",
    "Fact",
    "PersonalData",
    "Section",
    "WhenMerged",
    "agreements",
    "contact_changed",
    "everything",
    "everything_of",
    "fields_of_members",
    "forget",
    "is_held_fast",
    "rows_and_field",
    "section",
    "when_merged",
]
