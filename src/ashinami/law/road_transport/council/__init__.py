"""The councils in which a registered service is settled (地域公共交通会議, and until 2023-09-30 運営協議会): who sits in them."""

SUBJECT = "road_transport.council.composition"
