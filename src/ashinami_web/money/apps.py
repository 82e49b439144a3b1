"""The room 'money'."""

from django.apps import AppConfig


class MoneyConfig(AppConfig):
    """Ledger, allowances, charges, grants and claims."""

    name = "ashinami_web.money"
    label = "money"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take part in the closing of a month."""
        from ashinami_web.money.closing import close_books  # noqa: PLC0415 - models exist after set-up only
        from ashinami_web.reports.parts import add_part  # noqa: PLC0415 - as above

        add_part(close_books)
