from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Akun"

    def ready(self):
        from accounts import log_in_events

        log_in_events.connect()
