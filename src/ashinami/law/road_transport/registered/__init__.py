"""Registered private-car transport (自家用有償旅客運送, 法第78条第2号・第79条): who may register, how a service is run, each ride.

The Act began it on 2006-10-01. One subject a file: its versions follow each other in time, the newest last. The facts of a
service (registration, council, price, riders, legs) stand in `facts_service`, those of its operation (drivers, vehicles, office,
records) in `facts_operation`; worked cases beside them in `cases_service.toml` and `cases_operation.toml`.
"""
