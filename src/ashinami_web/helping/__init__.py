"""Support visits: small helps at home, asked for at the desk, arranged with helpers who need no car, done and counted in half hours."""
