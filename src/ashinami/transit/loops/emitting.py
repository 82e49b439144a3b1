"""Nothing is left here: code is kept by `ashinami.machine_code`."""
