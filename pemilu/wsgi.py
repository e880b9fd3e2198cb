import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pemilu.settings")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as fault:
    # The list of faults is what an operator needs; a traceback would bury it.
    print(fault, file=sys.stderr)
    sys.exit(2)
