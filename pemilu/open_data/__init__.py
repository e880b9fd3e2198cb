"""Open data: what all apps declare (`<app>/datasets.py`), exported as versions and answered."""
