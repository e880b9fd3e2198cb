from elections.admin import election, rule, stage, term

__all__ = ["election", "rule", "stage", "term"]
