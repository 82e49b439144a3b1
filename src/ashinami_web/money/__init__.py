"""The group's money: ledger, receipts, allowances, riders' charges, bank, grants, claims; and the municipality's side of them."""
