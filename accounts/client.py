"""By which address guesses at passwords are counted."""

import ipaddress

from accounts import origin

UNKNOWN = "0.0.0.0"
# What a provider gives to one household; whoever has it can take a new address for each request.
IPV6_PREFIX = 64


def client_address(request) -> str:
    """The address of who sent `request`; `UNKNOWN` for what is none."""
    return origin.client_address(request) or UNKNOWN


def client_network(request) -> str:
    """The address by which guesses are counted."""
    address = ipaddress.ip_address(client_address(request))
    if address.version == 4:
        return str(address)
    network = ipaddress.ip_network((address, IPV6_PREFIX), strict=False)
    return str(network.network_address)
