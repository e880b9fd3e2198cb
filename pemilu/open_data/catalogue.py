from articles.datasets import DATASETS as ARTICLES
from bodies.datasets import DATASETS as BODIES
from elections.datasets import DATASETS as ELECTIONS
from regions.datasets import DATASETS as REGIONS

# From the lowest layer up: what is referred to stands before what refers to it.
DATASETS = {dataset.name: dataset for dataset in (*REGIONS, *ELECTIONS, *BODIES, *ARTICLES)}
