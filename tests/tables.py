"""What tests of imports share: files as somebody uploads them, and the way through the pages."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile

from common.table_writing import CSV, XLSX, extension
from tests.desk import admin_url


def upload(content, name="data.csv"):
    content = content.encode() if isinstance(content, str) else content
    return SimpleUploadedFile(name, content)


def csv_of(*rows) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def exported(client, model, form=CSV, query="", **data):
    """The file that the export page gives, with all columns."""
    url = f"{admin_url(model, 'export')}{query}"
    names = [name for name, _ in client.get(url).context["form"].fields["kolom"].choices]
    answer = client.post(url, {"bentuk": form, "kolom": names, **data})
    assert "attachment" in answer.headers["Content-Disposition"]
    return upload(answer.content, f"data.{extension(form)}")


def rows_of(file) -> list[dict]:
    return list(csv.DictReader(io.StringIO(file.read().decode("utf-8-sig"))))


def previewed(client, model, file):
    """The page with what `file` would change; the page that asks, where it is no table."""
    file = upload(file) if isinstance(file, (str, bytes)) else file
    return client.post(admin_url(model, "import"), {"berkas": file}, follow=True)


def applied(client, page):
    """What comes after the button of the preview `page`."""
    url = page.redirect_chain[-1][0]
    return client.post(url, {"dilihat": page.context["plan"].digest}, follow=True)


def imported(client, model, file):
    return applied(client, previewed(client, model, file))


def reasons(page) -> str:
    """Why rows were refused, one `row column: reason` a line."""
    return "\n".join(
        f"{outcome.number} {column}: {reason}"
        for outcome in page.context["plan"].refusals
        for column, reason in outcome.errors
    )


FORMATS = [XLSX, CSV, "csv-titik-koma"]
