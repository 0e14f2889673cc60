from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "coalition.home"
    label = "home"

    def ready(self):
        from coalition.home import checks  # noqa: F401  (registers the system check)
