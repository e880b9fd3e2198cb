from elections.admin import election, rule, stage

__all__ = ["election", "rule", "stage"]
