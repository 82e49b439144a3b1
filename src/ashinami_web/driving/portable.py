"""What of driving goes along when a body is exported: words of thanks; what came from devices as a table to be read (`config.portable`).

Private links stay: they open the pages of this installation alone.
"""

from ashinami_web.driving.models import KeptMark, Thanks

TABLES = (Thanks,)
HISTORY = (KeptMark,)
