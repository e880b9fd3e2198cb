from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Berita"

    def ready(self):
        from articles import addresses, dependents, merging, timetable_guard

        dependents.register_all()
        addresses.register_all()
        merging.register_keepers()
        timetable_guard.register()
