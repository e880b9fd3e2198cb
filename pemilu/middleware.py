"""What every request and response passes besides Django's and django-csp's middleware."""

from django.urls import reverse_lazy

# The portal asks a reader's device for nothing; embedded content could not ask either.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class PublicHeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class ForgetCookiesMiddleware:
    """Takes the cookies off every request that is not for the desk.

    Public pages are the same for everyone and are kept whole by caches. A malformed CSRF cookie,
    for one, would otherwise make Django set a new one on a public page.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.desk = reverse_lazy("admin:index")

    def __call__(self, request):
        if not request.path.startswith(str(self.desk)):
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)
