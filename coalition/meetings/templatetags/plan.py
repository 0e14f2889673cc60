from django import template

register = template.Library()


@register.filter
def say(step, what: str):
    """A text of the step's plan in the reader's language: {{ step|say:"prompts" }}."""
    return step.say(what)


FACES = {"happy": "face-good", "so-so": "face-so-so", "sad": "face-sad"}


@register.filter
def face(value: str) -> str:
    """The icon of a face in the feedback of the day."""
    return FACES[value]
