from axes.models import AccessAttempt


class FailedLogIn(AccessAttempt):
    """Failures to log in under one name from one address, lately; axes counts and clears them."""

    class Meta:
        proxy = True
        verbose_name = "percobaan masuk yang gagal"
        verbose_name_plural = "percobaan masuk yang gagal"
        ordering = ["-attempt_time"]
        # Who may change users sees and unlocks them.
        default_permissions = ()

    def __str__(self):
        return f"{self.username} dari {self.ip_address}"
