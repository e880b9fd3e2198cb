#!/usr/bin/env python
import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pemilu.settings")
    try:
        # Django itself goes on without settings and then says "unknown command".
        settings.INSTALLED_APPS  # noqa: B018
    except ImproperlyConfigured as fault:
        print(fault, file=sys.stderr)
        sys.exit(2)
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        # 128 + SIGINT, as a shell reports it; a traceback would look like a crash.
        sys.exit(130)


if __name__ == "__main__":
    main()
