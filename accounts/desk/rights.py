"""Rows that give rights: the log tells of them with what was and what is."""

from accounts.changes import changed_names, changes_in_words


class RightsMixin:
    """For admins of rows that give rights, wholly or by their columns and parts in `rights`."""

    rights = ()
    # What is said of a new row, of one that changed, and of one that went.
    given, changed, taken = "dibuat", "hak diubah", "dihapus"

    def deed(self, obj, before, after):
        verb, details = super().deed(obj, before, after)
        names = self.rights or changed_names(before, after)
        changes = changes_in_words(self.model, before, after, names)
        if not changes:
            return verb, details
        verb = self.changed if before and after else self.given if after else self.taken
        return verb, {**details, "perubahan": changes}
