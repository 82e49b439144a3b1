"""The web process: `python -m ashinami_web.running.web HOST PORT`."""

from __future__ import annotations

import sys

import waitress

from ashinami_web.config.wsgi import application


def main(host: str, port: int) -> None:
    """Answer pages until told to stop."""
    waitress.serve(application, host=host, port=port, threads=8, ident=None, clear_untrusted_proxy_headers=False)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
