from django.db import models


class HubNotice(models.Model):
    """Up to which moment a WebSub hub was told of changes; another hub starts anew."""

    hub = models.URLField("alamat", max_length=500, unique=True)
    told_until = models.DateTimeField("diberi tahu sampai")

    class Meta:
        verbose_name = "pemberitahuan umpan"
        verbose_name_plural = "pemberitahuan umpan"

    def __str__(self):
        return f"{self.hub}: {self.told_until:%Y-%m-%d %H:%M:%S}"
