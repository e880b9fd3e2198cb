"""Which selections of articles search engines keep, and under which address.

- Nothing asked, or only parameters that lists do not know: kept under the path of the page.
- On /berita/ exactly one of OWN_PAGES, and known: the same as the page of that thing.
- Anything else is not to be kept: a search, an order, a page further down, several filters, a
  filter on the page of a region, a fault.
"""

from common.crawlers import keep_out, stand_for

# Parameters whose values have a page that begins with the very same list.
OWN_PAGES = ("wilayah", "penyelenggara", "pemilu", "topik", "penulis")


def place_in_index(request, filterset):
    """Tell search engines what the list is that `request` asked `filterset` for.

    Costs no query, unless a value must be looked up that the list looks up as well.
    """
    if not filterset.asked:
        return
    path = path_of_own_page(filterset)
    if path:
        stand_for(request, path)
    else:
        keep_out(request)


def path_of_own_page(filterset) -> str | None:
    asked = filterset.asked
    if filterset.given or len(asked) > 1 or asked[0] not in OWN_PAGES or filterset.complaints:
        return None
    return filterset.form.cleaned_data[asked[0]].get_absolute_url()
