from common.load_command import LoadCommand
from regions.loading import load_regions


class Command(LoadCommand):
    help = (
        "Loads provinces, regencies, cities and kecamatan with their other names and former codes. "
        "All or nothing; what was edited by hand is kept."
    )
    app_label = "regions"

    def load(self, load):
        load_regions(load)
