#!/bin/sh
# Prints the path of the first Python >= 3.12 found, or nothing. 3.12 comes first: it is the one we develop on.
for candidate in python3.12 "$HOME"/.pyenv/versions/3.12*/bin/python3 python3 python3.13 python3.14 python \
    "$HOME"/.pyenv/versions/3.1[3-9]*/bin/python3 "$HOME"/.local/share/uv/python/cpython-3.1[2-9]*/bin/python3 \
    /usr/local/bin/python3.1[2-9] /opt/python*/bin/python3 /opt/python/*/bin/python3; do
    found=$("$candidate" -c 'import sys; print(sys.executable if sys.version_info >= (3, 12) else "")' 2>/dev/null)
    if [ -n "$found" ]; then
        echo "$found"
        exit 0
    fi
done
