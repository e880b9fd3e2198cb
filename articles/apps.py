from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "berita"

    def ready(self):
        from articles.dependents import register_all

        register_all()
