from django.apps import AppConfig


class PemiluConfig(AppConfig):
    name = "pemilu"
    verbose_name = "Portal"
