from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "regions"
    verbose_name = "wilayah"

    def ready(self):
        from regions.addresses import register_all

        register_all()
