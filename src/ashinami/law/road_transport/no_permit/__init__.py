"""Rides that need neither permit nor registration (許可又は登録を要しない運送).

YES means: nothing that counts as the price of the ride is received, so the Act asks for nothing. NO means: the ride as arranged
is paid carriage (有償) and needs a registration or a permit. One notice a file (`memo_2006` to `guideline_2024`); the facts they
share stand in `facts`. Each special form of ride has a folder and versions of its own, which `forms` ties to the notices.
"""

SUBJECT = "road_transport.no_permit"
