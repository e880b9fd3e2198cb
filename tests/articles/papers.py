"""Files for tests of the library of documents."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def paper(content=PDF, name="keputusan.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def pdf_with(text):
    return PDF.replace(b"/Catalog", b"/Catalog " + text)


def archive():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("word/document.xml", "<w/>")
    return buffer.getvalue()


def scan(kind="PNG"):
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(buffer, kind)
    return buffer.getvalue()
