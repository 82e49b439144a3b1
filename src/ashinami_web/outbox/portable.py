"""What of the outbox goes along when a body is exported: what was sent when, to be read. Addresses, tokens and channels stay."""

from ashinami_web.outbox.models import Message

TABLES = ()
HISTORY = (Message,)
