"""From where a request comes."""

import ipaddress

from django.conf import settings

UNKNOWN = "0.0.0.0"
# What a provider gives to one household; whoever has it can take a new address for each request.
IPV6_PREFIX = 64


def client_address(request) -> str:
    """The address of who sent `request`.

    In production our own proxy stands before the server and appends whom it heard from; whatever
    stands before that in the header was written by the client.
    """
    text = request.META.get("REMOTE_ADDR", "")
    if settings.IS_PRODUCTION:
        text = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or text
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return UNKNOWN


def client_network(request) -> str:
    """The address by which guesses are counted."""
    address = ipaddress.ip_address(client_address(request))
    if address.version == 4:
        return str(address)
    network = ipaddress.ip_network((address, IPV6_PREFIX), strict=False)
    return str(network.network_address)
