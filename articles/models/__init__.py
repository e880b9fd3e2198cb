from articles.models.article import Article, ArticleKind, Status
from articles.models.author import Author
from articles.models.banner import Banner
from articles.models.correction import Correction, CorrectionKind, Update
from articles.models.derived import ArticleText, Card, ListCounter, ListEntry
from articles.models.document import Document
from articles.models.hub import HubNotice
from articles.models.image import Image, ImageUse
from articles.models.link_check import LinkCheck
from articles.models.links import (
    ArticleBody,
    ArticleFlag,
    ArticleRegion,
    ArticleStage,
    Byline,
    BylineRole,
    RegionRole,
    RelatedArticle,
)
from articles.models.note import EditorNote
from articles.models.override import PublishingOverride
from articles.models.page import EditorialPage
from articles.models.preset import ListPreset
from articles.models.reader_note import HandledDate, ReaderNote
from articles.models.sketch import ArticleSketch
from articles.models.slot import Slot
from articles.models.source import Source
from articles.models.topic import Tag, Topic, TopicPin

__all__ = [
    "Article",
    "ArticleBody",
    "ArticleFlag",
    "ArticleKind",
    "ArticleRegion",
    "ArticleSketch",
    "ArticleStage",
    "ArticleText",
    "Author",
    "Banner",
    "Byline",
    "BylineRole",
    "Card",
    "Correction",
    "CorrectionKind",
    "Document",
    "EditorNote",
    "EditorialPage",
    "HandledDate",
    "HubNotice",
    "Image",
    "ImageUse",
    "LinkCheck",
    "ListCounter",
    "ListEntry",
    "ListPreset",
    "PublishingOverride",
    "ReaderNote",
    "RegionRole",
    "RelatedArticle",
    "Slot",
    "Source",
    "Status",
    "Tag",
    "Topic",
    "TopicPin",
    "Update",
]
