"""A recognition in the shape that the labelled corpus uses."""

from ingest.recogniser.results import PRIMARY, SUBJECT, Recognition


def as_prediction(recognition: Recognition) -> dict:
    """One JSON object: codes of provinces, regencies and cities, slugs, texts, an ISO date."""
    structure = recognition.structure
    day = structure.published_date
    return {
        "primary_region": recognition.primary_region,
        "regions": [
            region.code for region in recognition.regions if region.role in (PRIMARY, SUBJECT)
        ],
        "bodies": [
            {"kind": body.kind, "region": body.region_code or "ID"} for body in recognition.bodies
        ],
        "election": recognition.election.slug if recognition.election else None,
        "stage": recognition.stage.slug if recognition.stage else None,
        "title": structure.title,
        "outlet": structure.outlet,
        "byline": structure.byline,
        "dateline_place": structure.dateline_place,
        "published_date": day.isoformat() if day else None,
        "related_links": list(structure.related_titles),
        "photo_credit": structure.photo_credit,
    }
