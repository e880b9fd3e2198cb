from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "berita"

    def ready(self):
        from articles import addresses, dependents, merging

        dependents.register_all()
        addresses.register_all()
        merging.register_keepers()
