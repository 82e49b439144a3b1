"""The hand-over (引継ぎ): what hangs on somebody, so that it survives his transfer."""
