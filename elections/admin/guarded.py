from accounts.desk import WarnsMixin
from elections.guards import guarded


class GuardedMixin(WarnsMixin):
    """For forms of what windows of publishing rules are made of: the guards agree to each save."""

    # Inside `RefusalMixin`, which turns what they refuse into an error of the form.
    def _changeform_view(self, request, *args, **kwargs):
        if request.method != "POST":
            return super()._changeform_view(request, *args, **kwargs)
        with guarded(by=request.user, read=self.read_by(request)):
            return super()._changeform_view(request, *args, **kwargs)

    def around_import(self, request):
        return guarded(by=request.user)

    def restore_revision(self, request, obj, revision):
        # What would need a warning to be read is written in the form.
        with guarded(by=request.user):
            return super().restore_revision(request, obj, revision)
