from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "bodies"
    verbose_name = "penyelenggara"

    def ready(self):
        from bodies.loading import ADDRESS
        from bodies.merging import register_keepers
        from common.moved_values import register_parameter

        register_parameter("penyelenggara", ADDRESS)
        register_keepers()
