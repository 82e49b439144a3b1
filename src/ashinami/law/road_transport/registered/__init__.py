"""Registered private-car transport (自家用有償旅客運送, 法第78条第2号・第79条): who may register, how a service is run, each ride.

The Act began it on 2006-10-01. One subject a file: its versions follow each other in time, the newest last. What they ask stands
in the `facts_*` files; worked cases beside them in `cases_<subject>.toml`. What they share, and the texts they rest on, stand in
`*_service` for the service (bodies, riders, area, council, price, procedures) and in `*_operation` for running it (drivers, cars,
office, records).
"""
