"""The network between a browser and the site, which a test can cut."""

import socket
import threading
from contextlib import suppress

CHUNK = 65_536


class Cable:
    """Passes everything on between a port of its own and `port`, until it is cut.

    What a browser's own switch for "offline" reaches differs between pages and workers; behind
    a cut cable nobody reaches anything.
    """

    def __init__(self, port: int):
        self._target = port
        self._sockets: set[socket.socket] = set()
        self.port = 0
        self.join()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def join(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, args=[self._listener], daemon=True).start()

    def cut(self) -> None:
        """Ends what is under way and refuses what comes."""
        for each in [self._listener, *self._sockets]:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._sockets.clear()

    def _accept(self, listener):
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
                self._sockets |= {near, far}
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    @staticmethod
    def _pass_on(source, sink):
        with suppress(OSError):
            while chunk := source.recv(CHUNK):
                sink.sendall(chunk)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_WR)
