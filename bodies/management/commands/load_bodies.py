from bodies.loading import load_bodies
from common.load_command import LoadCommand


class Command(LoadCommand):
    help = (
        "Loads the offices of KPU, Bawaslu and DKPP with their other names and websites. "
        "All or nothing; what was edited by hand is kept."
    )
    app_label = "bodies"

    def load(self, load):
        load_bodies(load)
