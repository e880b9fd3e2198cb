"""304 for whoever has the page already."""

from hashlib import blake2b

from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe


class ConditionalMiddleware:
    """Gives every kept page an ETag and answers a request that names it with 304.

    Unlike Django's own it answers HEAD as GET: views make the whole page for both. Its ETag is
    weak, as one page is sent compressed and plain: Django's is weak in a compressed answer only,
    and a cache may not take a 304 with a strong one for what it keeps (RFC 9111, 4.3.4). And its
    304 says, like the page, that answers vary (RFC 9110, 15.4.5).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD") or not may_be_kept(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if not response.streaming and not response.has_header("ETag"):
            response["ETag"] = etag_of(response.content)
        return get_conditional_response(
            request,
            etag=response.get("ETag"),
            last_modified=parse_http_date_safe(response.get("Last-Modified", "")),
            response=response,
        )


def may_be_kept(response) -> bool:
    return response.status_code == 200 and "no-store" not in response.get("Cache-Control", "")


def etag_of(content: bytes) -> str:
    return f'W/"{blake2b(content, digest_size=16).hexdigest()}"'
