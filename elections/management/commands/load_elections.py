from common.load_command import LoadCommand
from elections.loading import load_elections


class Command(LoadCommand):
    help = (
        "Loads elections, stages, re-votes, the rules on publishing and reporting, and the "
        "glossary. All or nothing; what was edited by hand is kept."
    )
    app_label = "elections"

    def load(self, load):
        load_elections(load)
