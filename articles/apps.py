from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "berita"

    def ready(self):
        # Registers the lookup `words__matches`, which no model imports.
        from articles import search  # noqa: F401
        from articles.dependents import register_all

        register_all()
