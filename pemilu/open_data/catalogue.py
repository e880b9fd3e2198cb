from articles.datasets import DATASETS as ARTICLES
from bodies.datasets import DATASETS as BODIES
from elections.datasets import DATASETS as ELECTIONS
from regions.datasets import DATASETS as REGIONS

# In the order in which readers meet them: what is referred to stands before what refers to it.
DATASETS = {dataset.name: dataset for dataset in (*REGIONS, *BODIES, *ELECTIONS, *ARTICLES)}
