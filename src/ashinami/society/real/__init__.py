"""A group in a real place: real towns, clinics, shops and roads from open data, with made-up people drawn from real ages."""
