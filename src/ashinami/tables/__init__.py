"""Tables people bring: XLSX and CSV in, notices for what cannot be read."""
