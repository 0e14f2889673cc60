from django.conf import settings
from django.core.checks import Error, register


@register
def demo_stays_out_of_production(app_configs, **kwargs):
    """The demo lets anybody sign in as anybody."""
    if settings.DEMO and settings.PRODUCTION:
        return [
            Error("DEMO=1 opens every account to strangers. Unset DEMO where PRODUCTION=1.", id="home.E001")
        ]
    return []
