from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    name = "elections"
    verbose_name = "pemilu"

    def ready(self):
        from elections.addresses import register_all

        register_all()
