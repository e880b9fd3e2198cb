"""The site and its publisher in the words of schema.org, for the front page."""

from django.conf import settings
from django.urls import reverse

from articles.structured import publisher
from common.addresses import absolute


def front_page_data() -> list[dict]:
    search = absolute(reverse("search"))
    site = {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "inLanguage": "id",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
    policies = {
        "publishingPrinciples": absolute(reverse("articles:page-pedoman")),
        "correctionsPolicy": absolute(reverse("articles:corrections")),
        "masthead": absolute(reverse("articles:page-redaksi")),
    }
    return [site, {**publisher(), **policies}]
