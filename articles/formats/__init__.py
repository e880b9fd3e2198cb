from articles.formats.atom import write_atom
from articles.formats.csv import write_csv
from articles.formats.jsonfeed import write_json_feed

__all__ = ["write_atom", "write_csv", "write_json_feed"]
