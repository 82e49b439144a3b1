"""The room 'money'."""

from django.apps import AppConfig


class MoneyConfig(AppConfig):
    """Ledger, allowances, charges, grants and claims."""

    name = "ashinami_web.money"
    label = "money"
    default_auto_field = "django.db.models.BigAutoField"
