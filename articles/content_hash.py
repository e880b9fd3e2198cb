import hashlib
import json

from common.html import clean


def content_hash(article) -> str:
    """The SHA-256 (hex) of what an approval covers: text, tags and pictures of `article`.

    Reads the relations afresh; five queries.
    """
    content = {
        "kind": article.kind,
        "title": article.title,
        "summary": article.summary,
        "body": clean(article.body),
        "source": article.source_id,
        "original_url": article.original_url,
        "regions": sorted(article.region_links.values_list("region__code", "role", "is_primary")),
        "bodies": sorted(article.body_links.values_list("body_id", "role")),
        "stages": sorted(map(str, article.stage_links.values_list("election_id", "kind_id"))),
        "bylines": sorted(article.bylines.values_list("author_id", "role")),
        "images": sorted(article.image_uses.values_list("image__sha256", "caption", "alt")),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
