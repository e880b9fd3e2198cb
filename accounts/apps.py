from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "akun"

    def ready(self):
        from accounts import log_in_events

        log_in_events.connect()
