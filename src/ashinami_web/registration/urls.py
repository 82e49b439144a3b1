"""The addresses of the registration workbook."""

from collections.abc import Callable, Iterator

from django.http import HttpResponseBase
from django.urls import URLPattern, path

from ashinami_web.registration.views import filing, ledgers, offices, overview, papers, riders


def _paper(route: str, view: Callable[..., HttpResponseBase], name: str) -> Iterator[URLPattern]:
    """Yield the two addresses of a paper: as PDF and as XLSX."""
    for kind in ("pdf", "xlsx"):
        yield path(f"registration/{route}.{kind}", view, {"kind": kind}, name=f"{name}_{kind}")


urlpatterns = [
    path("registration/", overview.registration, name="registration"),
    path("registration/new/", overview.new, name="registration_new"),
    path("registration/<uuid:key>/write/", overview.write, name="registration_write"),
    path("registration/<uuid:key>/history/", overview.history, name="registration_history"),
    path("registration/<uuid:key>/change/", filing.change, name="registration_change"),
    path("registration/<uuid:key>/renewal/", filing.renewal_done, name="renewal_done"),
    path("registration/<uuid:key>/report/<int:year>/", filing.report_done, name="report_done"),
    path("registration/procedures/<uuid:key>/done/", filing.procedure_done, name="procedure_done"),
    path("registration/procedures/<uuid:key>/drop/", filing.procedure_drop, name="procedure_drop"),
    path("registration/expiries/", ledgers.running_out, name="expiries"),
    path("registration/drivers/", ledgers.drivers, name="ledger_drivers"),
    path("registration/drivers/<uuid:key>/", ledgers.driver, name="ledger_driver"),
    path("registration/drivers/<uuid:key>/note/", ledgers.note, name="ledger_note"),
    path("registration/notes/<uuid:key>/strike/", ledgers.strike, name="ledger_strike"),
    path("registration/vehicles/", ledgers.vehicles, name="ledger_vehicles"),
    path("registration/vehicles/<uuid:key>/", ledgers.vehicle, name="ledger_vehicle"),
    path("registration/riders/", riders.riders, name="rider_list"),
    path("registration/riders/<uuid:key>/", riders.rider, name="rider_entry"),
    path("registration/offices/", offices.offices, name="offices"),
    path("registration/offices/<uuid:key>/", offices.office, name="office"),
    path("registration/offices/<uuid:key>/post/", offices.holder, name="office_post"),
    path("registration/posts/<uuid:key>/end/", offices.holder_end, name="office_post_end"),
    *_paper("<uuid:key>/application", papers.application, "application"),
    *_paper("<uuid:key>/report/<int:year>/report", papers.report, "report"),
    *_paper("procedures/<uuid:key>/change", papers.change, "change_paper"),
    *_paper("drivers", papers.drivers, "ledger_drivers"),
    *_paper("vehicles", papers.vehicles, "ledger_vehicles"),
]
