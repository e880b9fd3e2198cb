"""What differs between two snapshots of a row, named as the desk names it."""

from django.contrib.auth.models import Permission

from common.snapshots import parts_of

DEEDS = {"view": "melihat", "add": "menambah", "change": "mengubah", "delete": "menghapus"}
EMPTY = {"fields": {}, "parts": {}, "links": {}}


def changed_names(before, after) -> list[str]:
    """The names of columns, parts and links that differ."""
    before, after = before or EMPTY, after or EMPTY
    return [
        name
        for section in EMPTY
        for name in {**before.get(section, {}), **after.get(section, {})}
        if before.get(section, {}).get(name) != after.get(section, {}).get(name)
    ]


def changes_in_words(model, before, after, names) -> list[dict]:
    """`{"kolom", "lama", "baru"}` of each of `names` that differs.

    Of parts and links only the rows that went or came; names of other rows cost a query each.
    """
    before, after = before or EMPTY, after or EMPTY
    changes = []
    for name in changed_names(before, after):
        if name not in names:
            continue
        old, new = states_in_words(model, name, before, after)
        changes.append({"kolom": label_of(model, name), "lama": old, "baru": new})
    return changes


def states_in_words(model, name, before, after):
    section = next(part for part in EMPTY if name in before[part] or name in after[part])
    old, new = before[section].get(name), after[section].get(name)
    field = model._meta.get_field(name)
    if section == "fields":
        return value_in_words(field, old), value_in_words(field, new)
    old, new = old or [], new or []
    gone, come = [row for row in old if row not in new], [row for row in new if row not in old]
    if section == "links":
        return tuple([row_name(field.related_model, key) for key in keys] for keys in (gone, come))
    columns = dict(parts_of(model).parts)[name]
    fields = [field.related_model._meta.get_field(column) for column in columns]
    return tuple([part_in_words(fields, row) for row in rows] for rows in (gone, come))


def part_in_words(fields, row) -> str:
    """`peran: editor · wilayah: Kabupaten Banyuasin`; what is empty is left out."""
    values = [(field.verbose_name, value_in_words(field, row[field.name])) for field in fields]
    return " · ".join(f"{label}: {value}" for label, value in values if value != "")


def value_in_words(field, value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if field.is_relation:
        return row_name(field.related_model, value)
    return str(dict(field.flatchoices).get(value, value))


def row_name(model, key) -> str:
    row = model._base_manager.filter(pk=key).first()
    if row is None:
        return f"#{key}"
    return permission_label(row) if isinstance(row, Permission) else str(row)


def label_of(model, name) -> str:
    field = model._meta.get_field(name)
    if field.auto_created:
        return str(field.related_model._meta.verbose_name)
    return str(field.verbose_name)


def permission_label(permission) -> str:
    """`artikel: mengubah`; Django keeps its own names in English."""
    deed = DEEDS.get(permission.codename.split("_")[0], permission.name)
    return f"{permission.content_type.name}: {deed}"
