"""As little as Django runs with; database and keys are those of the house."""

from coalition.settings import DATABASES, DEFAULT_AUTO_FIELD, SECRET_KEY

__all__ = ["DATABASES", "DEFAULT_AUTO_FIELD", "SECRET_KEY"]
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["tests.bench.bare"]
MIDDLEWARE = []
ROOT_URLCONF = "tests.bench.bare.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
USE_TZ = True
