"""Long-term care insurance (介護保険): so far only what a subsidy for resident-run support may pay."""
