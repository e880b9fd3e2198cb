from copy import copy

from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.article_page import article_context
from articles.previews import NoPreview, previewed
from common.crawlers import KEPT_OUT

HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": KEPT_OUT,
    # The address is the key to the page: links in it lead to other sites.
    "Referrer-Policy": "no-referrer",
}
# Neither scripts nor forms run, and the page is of no origin that could read anything.
SANDBOX = {"sandbox": [True]}


@csrf_exempt
@require_safe
def preview(request, token):
    """The page of an article as publishing it would make it; reads no cookie."""
    try:
        article = previewed(token)
    except NoPreview as absence:
        status = 410 if absence.is_over else 404
        context = {"reason": absence.reason}
        return shown(request, "articles/preview_gone.html", context, status=status)
    # The page names its own address, which is not that of the preview.
    as_reader = copy(request)
    as_reader.path = as_reader.path_info = article.get_absolute_url()
    return shown(as_reader, "articles/article_preview.html", article_context(article))


def shown(request, template, context, status=200):
    response = TemplateResponse(request, template, context, status=status, headers=HEADERS)
    response._csp_update = SANDBOX
    return response
