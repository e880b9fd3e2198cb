"""Who must rebuild something when a row's name changes: an explicit registry, no signals.

Lower apps may not know the upper ones whose stored fragments name their rows. The upper app
registers a function per model when it starts; whoever renames a row calls `rebuild_for`.
"""

_rebuilders = {}


def register(model, rebuild):
    """Let `rebuild(instance)` be called after an instance of `model` was renamed."""
    _rebuilders.setdefault(model, []).append(rebuild)


def rebuild_for(instance):
    """Rebuild whatever shows the name or address of `instance`."""
    for rebuild in _rebuilders.get(type(instance), []):
        rebuild(instance)
