"""Joining duplicates: whatever pointed to one row points to another afterwards.

Works on every foreign key that Django knows of, those of many-to-many tables and of upper apps
included, so that a relation added later moves too. Where the moved row would say the same as one
that is there already, the two are joined in their turn: `absorb(twin)` of the model, if it has
one, takes over what only the dropped row said.
"""

from contextlib import ExitStack, contextmanager

from django.db.models import Count, Exists, OuterRef, Q, UniqueConstraint

from common.errors import Refused

_keepers = {}


def register_keeper(model, keeper):
    """Let `keeper(kept, merged)`, a context manager, keep something true around a merge."""
    _keepers.setdefault(model, []).append(keeper)


@contextmanager
def kept_true(kept, merged):
    """Everything that was registered for the model, around what is done inside."""
    with ExitStack() as stack:
        for keeper in _keepers.get(type(kept), []):
            stack.enter_context(keeper(kept, merged))
        yield


def relations_of(model) -> list:
    """Every foreign key to `model`, those of the tables behind many-to-many fields included."""
    related = model._meta.get_fields(include_hidden=True)
    return [
        relation.field
        for relation in related
        if relation.auto_created
        and not relation.concrete
        and (relation.one_to_many or relation.one_to_one)
    ]


def move_relations(kept, gone):
    """Let everything that points to `gone` point to `kept`; inside a transaction."""
    for field in relations_of(type(kept)):
        _join_twins(field, kept, gone)
        _rows(field, gone).update(**{field.name: kept})


def refuse_lineage(rows):
    """Raise Refused when one of `rows` stands below another: joined, they would be a loop."""
    chosen = {row.pk for row in rows}
    own = [field for field in relations_of(type(rows[0])) if field.model is type(rows[0])]
    for field in own:
        for row in rows:
            seen, above = set(), getattr(row, field.name)
            while above is not None and above.pk not in seen:
                if above.pk in chosen:
                    raise Refused(f"“{row}” berada di bawah “{above}”; keduanya bukan kembar.")
                seen.add(above.pk)
                above = getattr(above, field.name)


def numbers_of(model, ids) -> dict[int, dict[str, int]]:
    """What hangs on the rows of `ids`: id → words for a relation → number; a query each."""
    numbers = {pk: {} for pk in ids}
    for field in relations_of(model):
        rows = field.model._base_manager.filter(**{f"{field.name}__in": ids}).order_by()
        counts = rows.values_list(field.attname).annotate(Count("pk"))
        for pk, number in counts.order_by():
            numbers[pk][_in_words(field)] = number
    return numbers


def _rows(field, row):
    return field.model._base_manager.filter(**{field.name: row})


def _join_twins(field, kept, gone):
    for names, condition in _uniques_with(field):
        others = [name for name in names if name != field.name]
        there = _rows(field, kept).filter(condition)
        same = there.filter(**{name: OuterRef(name) for name in others})
        for row in _rows(field, gone).filter(condition).filter(Exists(same)):
            twin = there.get(**{name: getattr(row, name) for name in others})
            if hasattr(twin, "absorb"):
                twin.absorb(row)
            move_relations(twin, row)
            row.delete()


def _uniques_with(field):
    """(names of fields, condition) of every rule that two rows may not share `field` and more."""
    options = field.model._meta
    rules = [
        (rule.fields, rule.condition or Q())
        for rule in options.constraints
        if isinstance(rule, UniqueConstraint)
    ]
    rules += [(names, Q()) for names in options.unique_together]
    if field.unique:
        rules.append(((field.name,), Q()))
    return [(names, condition) for names, condition in rules if field.name in names]


def _in_words(field) -> str:
    """“artikel” for what a link joins to the row, “dokumen (sebagai penerbit)” for other roles."""
    options = field.model._meta
    for names, _ in _uniques_with(field):
        ends = [options.get_field(name) for name in names if name != field.name]
        models = [end.related_model for end in ends if end.is_relation]
        if len(models) == 1:
            return str(models[0]._meta.verbose_name_plural)
    own_name = field.related_model._meta.verbose_name
    role = "" if field.verbose_name == own_name else f" (sebagai {field.verbose_name})"
    return f"{options.verbose_name_plural}{role}"
