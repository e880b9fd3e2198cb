"""Writing an article: the editor, what is pasted into it, its pictures, preview, unsaved work.

The newsroom is shared by all browser tests: what is written here stays in drafts.
"""

import pytest

from articles.models import Article
from tests.desk import admin_url

pytestmark = pytest.mark.browser

NEW = admin_url(Article, "add")
ARTICLES = admin_url(Article, "changelist")
BODY = "document.querySelector('#id_body').value"
PASTE = """html => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  document.querySelector(".ProseMirror").dispatchEvent(event);
}"""
# As Word puts it on the clipboard.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator
content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=IN><!--StartFragment--><h1 style='color:red'>Rapat pleno</h1>
<p class=MsoNormal style='margin-bottom:8pt'><b style='mso-bidi-font-weight:normal'><span
style='font-size:14.0pt'>Tebal<o:p></o:p></span></b> dan&nbsp;<i>miring</i></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>satu</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span>dua</p>
<table class=MsoTableGrid border=1 style='border:none'><tr><td width=100 style='border:solid'>
<p class=MsoNormal>A</p></td><td><p class=MsoNormal>B</p></td></tr></table>
<p><a href="https://contoh.example/x" style="color:blue" onclick="x()">tautan</a><img
src="file:///C:/x.png" onerror="x()"></p><!--EndFragment--></body></html>"""
GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p
dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:700;">Tebal</span><span
style="font-weight:400"> biasa</span></p></b>"""


@pytest.fixture
def visit(visits):
    visit = visits("redaktur")
    visit.complaints = visit._complaints
    return visit


def open_form(visit, path):
    visit.open(path)
    visit.page.locator("textarea[data-siap]").wait_for(state="attached")


def first_of(visit, query):
    visit.open(f"{ARTICLES}?{query}")
    return visit.first_row().split("?")[0]


def body_of(visit):
    return visit.page.evaluate(BODY)


def test_editor_runs_under_the_policy_and_cleans_what_is_pasted(visit, axe):
    open_form(visit, NEW)
    text = visit.page.get_by_role("textbox", name="Isi")

    text.click()
    visit.page.evaluate(PASTE, WORD)
    assert body_of(visit).split("\n") == [
        "<h2>Rapat pleno</h2>",
        "<p><strong>Tebal</strong> dan <em>miring</em></p>",
        "<ul><li>satu</li><li>dua</li></ul>",
        "<table><tbody><tr><td>A</td><td>B</td></tr></tbody></table>",
        '<p><a href="https://contoh.example/x">tautan</a></p>',
    ]
    assert visit.page.get_by_text("10 kata, 1 menit baca").is_visible()
    text.press("Control+a")
    visit.page.evaluate(PASTE, GOOGLE)
    assert body_of(visit) == "<p><strong>Tebal</strong> biasa</p>"

    # By keyboard: the toolbar is one stop before the text, arrows lead through it.
    text.press("Shift+Tab")
    visit.page.keyboard.press("End")
    visit.page.keyboard.press("Home")
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Enter")
    assert body_of(visit) == "<h2><strong>Tebal</strong> biasa</h2>"
    assert visit.complaints == []
    visit.look_over_open_page("editor", is_thorough=True)
    assert not visit.faults, "\n".join(visit.faults)


def test_opening_and_saving_changes_nothing(visit):
    """The editor writes other marks for the same text, which would void an approval."""
    for query in ("status__exact=tayang", "status__exact=ditinjau"):
        form = first_of(visit, query)
        open_form(visit, form)
        version = visit.page.locator(".field-version .readonly").inner_text()
        before = body_of(visit)
        visit.page.get_by_role("textbox", name="Isi").click()
        visit.page.keyboard.type("x")
        visit.page.keyboard.press("Backspace")
        assert body_of(visit) == before

        visit.save()

        assert visit.page.locator(".errornote").count() == 0
        assert visit.page.locator(".field-version .readonly").inner_text() == version


def test_picture_is_placed_and_seen_in_the_preview(visit, axe):
    open_form(visit, first_of(visit, "status__exact=tayang&image_uses__isnull=False"))
    visit.page.get_by_role("textbox", name="Isi").click()
    visit.page.keyboard.press("Control+Home")
    visit.page.get_by_role("button", name="Sisipkan gambar").click()
    dialog = visit.page.get_by_role("dialog", name="Sisipkan gambar")
    assert visit.broken_rules() == []
    dialog.get_by_role("button", name="Sisipkan").click()
    assert visit.page.locator(".prose-picture img").is_visible()
    assert '<figure data-gambar="' in body_of(visit)
    visit.page.locator("#id_change_kind").select_option("pembaruan")
    visit.page.locator("#id_change_text").fill("Gambar dipindahkan ke dalam isi.")
    visit.save()

    with visit.page.expect_popup() as opened:
        visit.page.get_by_role("link", name="Pratinjau").click()
    preview = opened.value
    # The new tab is led on; only then can it be asked once more, with somebody listening.
    preview.wait_for_url("**/pratinjau/**")
    complaints = []
    preview.on("console", lambda message: complaints.append(message.text))
    preview.reload()

    assert "/pratinjau/" in preview.url
    assert preview.locator(".article-body figure img").evaluate("image => image.naturalWidth") > 0
    assert preview.evaluate("getComputedStyle(document.body).fontSize")
    assert complaints == []
    preview.close()


def test_unsaved_work_is_offered_after_the_page_was_closed(visit, axe):
    # What other tests typed and left is kept too.
    visit.open("/admin/")
    visit.page.evaluate("localStorage.clear()")
    open_form(visit, NEW)
    page = visit.page.context.new_page()
    page.goto(NEW)
    page.locator("textarea[data-siap]").wait_for(state="attached")
    page.locator("#id_title").fill("Naskah yang tertinggal")
    page.get_by_role("textbox", name="Isi").fill("Isi yang tertinggal.")
    page.locator("#region_links-group .add-row a").click()
    page.get_by_text("disimpan di peramban ini").wait_for()
    page.close()

    open_form(visit, NEW)
    offer = visit.page.get_by_role("status").filter(has_text="Ada naskah yang belum disimpan")
    offer.wait_for()
    assert visit.broken_rules() == []
    offer.get_by_role("button", name="Pulihkan").press("Enter")
    assert visit.page.locator("#id_title").input_value() == "Naskah yang tertinggal"
    assert body_of(visit) == "<p>Isi yang tertinggal.</p>"
    assert visit.page.locator("tr.dynamic-region_links").count() == 1

    # Refused first: still kept, and not offered beside itself. Then taken: forgotten.
    kind = visit.page.locator("#id_kind")
    visit.page.locator("#id_title").fill("")
    visit.page.locator("#article_form").evaluate("form => { form.noValidate = true; }")
    visit.save()
    assert visit.page.locator(".errornote").is_visible()
    visit.page.locator("textarea[data-siap]").wait_for(state="attached")
    assert visit.page.locator(".autosave-offer").count() == 0
    visit.page.locator("#id_title").fill("Naskah yang tertinggal")
    kind.select_option("berita")
    visit.page.locator("tr.dynamic-region_links .inline-deletelink").click()
    visit.save()
    assert visit.page.locator(".errornote").count() == 0
    open_form(visit, NEW)
    visit.page.wait_for_timeout(200)
    assert visit.page.locator(".autosave-offer").count() == 0
    names = "Object.keys(localStorage).filter(name => name.startsWith('naskah:'))"
    assert visit.page.evaluate(names) == []
