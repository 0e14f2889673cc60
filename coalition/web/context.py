"""What every template is given."""

from django.conf import settings
from django.utils import translation

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "mwanga"


def page(request):
    current = (translation.get_language() or settings.LANGUAGE_CODE)[:2]
    theme = request.COOKIES.get(THEME_COOKIE)
    other = next(code for code, _name in settings.LANGUAGES if code != current)
    return {
        "LANGUAGE_CODE": current,
        "other_language": {"code": other, "name": {"sw": "Kiswahili", "en": "English"}[other]},
        "theme": theme if theme in THEMES else "auto",
        "demo": settings.DEMO,
    }
