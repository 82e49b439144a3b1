"""Long work: queued, leased, resumed, cancelled."""
