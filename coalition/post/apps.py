from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured


class PostConfig(AppConfig):
    name = "coalition.post"

    def ready(self):
        register(sms_url_is_understood)


def sms_url_is_understood(app_configs, **kwargs) -> list[Error]:
    """A wrong SMS_URL is found at the start, not at the first message."""
    from coalition.post.sms import sms_from

    try:
        sms_from(settings.SMS_URL)
    except ImproperlyConfigured as error:
        return [Error(str(error), id="post.E001")]
    return []
